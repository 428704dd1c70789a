package io.landfall.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.project.alert.AlertMatch;
import io.landfall.project.alert.RouteDefinition;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left out because it is muted or acknowledged, and what of it is told later. */
class WithheldTest {

    private static final Duration GROUP = Duration.ofSeconds(30);
    private Bench bench = new Bench(List.of("chat"), route("chat", false, GROUP));

    @AfterEach
    void close() {
        bench.close();
    }

    private static RouteDefinition route(String sink, boolean goesOn, Duration group) {
        return new RouteDefinition(AlertMatch.everything(), List.of(sink), goesOn, group, null, null, null);
    }

    @Test
    void whatIsMutedOrAcknowledgedIsToldToNobody() {
        bench.muted.add("muted");
        bench.acknowledgedKeys.add("seen");
        bench.give(Alerts.raised("muted", Severity.ERROR));
        bench.give(Alerts.raised("seen", Severity.ERROR));
        bench.pass(GROUP);
        bench.give(Alerts.cleared("muted", Severity.ERROR));
        bench.pass(GROUP);
        assertThat(bench.acknowledged).hasValue(3);
        assertThat(bench.told("chat")).isEmpty();
    }

    @Test
    void endOfWhatWasToldIsToldAlsoWhenItWasMutedSince() {
        bench.give(Alerts.raised());
        bench.pass(GROUP);
        bench.muted.add(Alerts.KEY);
        bench.give(Alerts.cleared());
        bench.pass(GROUP);
        await().until(() -> bench.told("chat").size() == 2);
        assertThat(bench.told("chat").get(1).in(ItemState.CLEARED)).hasSize(1);
    }

    @Test
    void mutedProblemThatGoesOnIsToldWhenTheMuteEnds() {
        bench.muted.add(Alerts.KEY);
        bench.give(Alerts.raised());
        bench.pass(GROUP);
        bench.muted.clear();
        bench.give(Alerts.raised(Alerts.KEY, Severity.ERROR, null, 2));
        bench.pass(GROUP);
        await().until(() -> bench.told("chat").size() == 1);
    }

    @Test
    void mutedProblemNobodySeesAgainIsToldOnceWhenTheMuteEnds() {
        bench.muted.add(Alerts.KEY);
        bench.give(Alerts.raised());
        bench.open.add(Alerts.raised());
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.told("chat")).isEmpty();
        bench.muted.clear();
        bench.pass(Duration.ofMinutes(2));
        await().until(() -> bench.told("chat").size() == 1);
        assertThat(bench.told("chat").get(0).in(ItemState.RAISED)).hasSize(1);
        bench.muted.add(Alerts.KEY);
        bench.pass(Duration.ofMinutes(2));
        bench.muted.clear();
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.told("chat")).as("people know of it by now").hasSize(1);
    }

    @Test
    void endIsToldWhereTheAlertWasAlsoIfItWasLeftOutElsewhereSince() {
        bench.close();
        bench = new Bench(List.of("pager", "chat"), route("pager", true, Duration.ZERO), route("chat", false, GROUP));
        bench.give(Alerts.raised());
        bench.pass(Duration.ofSeconds(1));
        await().until(() -> bench.told("pager").size() == 1);
        bench.acknowledgedKeys.add(Alerts.KEY);
        bench.pass(GROUP);
        bench.give(Alerts.cleared());
        bench.pass(GROUP);
        await().until(() -> bench.told("pager").size() == 2);
        assertThat(bench.told("pager").get(1).in(ItemState.CLEARED)).hasSize(1);
    }

    @Test
    void whatBecameWorseWhileItWasMutedIsToldWhenTheMuteEnds() {
        AlertRaised worse = Alerts.raised(Alerts.KEY, Severity.CRITICAL, null, 2);
        bench.give(Alerts.raised());
        bench.pass(GROUP);
        bench.muted.add(Alerts.KEY);
        bench.give(worse);
        bench.open.add(worse);
        bench.pass(GROUP.multipliedBy(2));
        bench.muted.clear();
        bench.pass(Duration.ofMinutes(2));
        await().until(() -> bench.told("chat").size() == 2);
    }

    @Test
    void muteThatEndsBetweenTwoLooksIsNotMissed() {
        bench.muted.add(Alerts.KEY);
        bench.give(Alerts.raised());
        bench.open.add(Alerts.raised());
        bench.pass(GROUP.plusSeconds(1));
        assertThat(bench.acknowledged).as("withheld").hasValue(1);
        bench.muted.clear();
        bench.pass(Duration.ofMinutes(2));
        await().until(() -> bench.told("chat").size() == 1);
    }

    @Test
    void whatAnEarlierProcessMayHaveWithheldIsToldOnceThoughNothingIsHeardOfItAnyMore() {
        bench.doubt(Alerts.KEY, "over");
        bench.open.add(Alerts.raised());
        bench.open.add(Alerts.raised("other", Severity.ERROR));
        bench.muted.add(Alerts.KEY);
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.told("chat")).isEmpty();
        bench.muted.clear();
        bench.pass(Duration.ofMinutes(5));
        await().until(() -> bench.told("chat").size() == 1);
        assertThat(bench.told("chat").get(0).items()).extracting(Item::key).containsExactly(Alerts.KEY);
    }

    @Test
    void whatAnotherInstanceWithheldIsToldByThatOne() {
        bench.open.add(Alerts.raised());
        bench.muted.add(Alerts.KEY);
        bench.pass(Duration.ofMinutes(2));
        bench.muted.clear();
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.held()).isZero();
        assertThat(bench.told("chat")).isEmpty();
    }

    @Test
    void whatSomebodyLooksAfterIsNotToldWhenItsMuteEnds() {
        bench.muted.add(Alerts.KEY);
        bench.give(Alerts.raised());
        bench.open.add(Alerts.raised());
        bench.pass(GROUP.multipliedBy(2));
        bench.acknowledgedKeys.add(Alerts.KEY);
        bench.muted.clear();
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.held()).isZero();
        assertThat(bench.told("chat")).isEmpty();
    }
}
