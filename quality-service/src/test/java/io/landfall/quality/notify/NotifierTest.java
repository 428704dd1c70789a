package io.landfall.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.project.alert.AlertMatch;
import io.landfall.project.alert.RouteDefinition;
import io.landfall.project.alert.TestAlert;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import io.landfall.quality.notify.message.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told, when, and in how many messages. */
class NotifierTest {

    private static final Duration GROUP = Duration.ofSeconds(30);
    private Bench bench = new Bench(List.of("chat"), route("chat", null));

    @AfterEach
    void close() {
        bench.close();
    }

    private static RouteDefinition route(String sink, Duration repeat) {
        return new RouteDefinition(AlertMatch.everything(), List.of(sink), false, GROUP, null, repeat, null);
    }

    private void use(Bench other) {
        bench.close();
        bench = other;
    }

    @Test
    void alertsOfAWindowAreOneMessageThatIsAcknowledgedWhenItIsDelivered() {
        for (int i = 0; i < 7; i++) {
            bench.give(Alerts.raised("k" + i, Severity.ERROR));
        }
        bench.pass(Duration.ofSeconds(29));
        assertThat(bench.told("chat")).isEmpty();
        assertThat(bench.acknowledged).hasValue(0);

        bench.pass(Duration.ofSeconds(1));
        await().until(() -> bench.acknowledged.get() == 7);
        assertThat(bench.told("chat")).singleElement().satisfies(m -> assertThat(MessageText.headline(m))
                .isEqualTo("[ERROR] 7 alerts: dev"));
    }

    @Test
    void endIsToldAndAProblemThatGoesOnIsNot() {
        bench.give(Alerts.raised());
        bench.pass(GROUP);
        bench.give(Alerts.raised(Alerts.KEY, Severity.ERROR, "data-team", 9));
        bench.give(Alerts.cleared());
        bench.give(Alerts.raised("k2", Severity.WARN));
        bench.pass(GROUP);
        await().until(() -> bench.acknowledged.get() == 4);
        assertThat(headlines())
                .containsExactly("[ERROR] 1 alert: songplays have no key", "[WARN] 1 alert, 1 cleared: dev");
    }

    @Test
    void problemThatGetsWorseIsToldAgain() {
        bench.give(Alerts.raised(Alerts.KEY, Severity.WARN));
        bench.pass(GROUP);
        bench.give(Alerts.raised(Alerts.KEY, Severity.CRITICAL, null, 2));
        bench.pass(GROUP);
        await().until(() -> bench.acknowledged.get() == 2);
        assertThat(bench.told("chat"))
                .extracting(AlertMessage::severity)
                .containsExactly(Severity.WARN, Severity.CRITICAL);
    }

    @Test
    void afterARestartWhatGoesOnIsNotToldAgainButWhenItGetsWorseOrIsOver() {
        bench.remember(Alerts.raised());
        bench.give(Alerts.raised(Alerts.KEY, Severity.ERROR, "data-team", 9));
        assertThat(bench.acknowledged).hasValue(1);
        bench.give(Alerts.raised(Alerts.KEY, Severity.CRITICAL, "data-team", 10));
        bench.pass(GROUP);
        bench.give(Alerts.cleared());
        bench.pass(GROUP);
        await().until(() -> bench.acknowledged.get() == 3);
        assertThat(headlines())
                .containsExactly(
                        "[CRITICAL] 1 alert: songplays have no key", "[CLEARED] 1 alert cleared: " + Alerts.KEY);
    }

    @Test
    void whatCameAndWentWithinTheWindowIsSaidToHave() {
        bench.give(Alerts.raised());
        bench.give(Alerts.cleared());
        bench.pass(GROUP);
        await().until(() -> bench.acknowledged.get() == 2);
        assertThat(headlines()).containsExactly("[CLEARED] 1 alert came and went: songplays have no key");
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
        use(new Bench(
                List.of("pager", "chat"),
                new RouteDefinition(AlertMatch.everything(), List.of("pager"), true, Duration.ZERO, null, null, null),
                route("chat", null)));
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

    @Test
    void openAlertIsToldAgainUntilSomebodyLooksAfterIt() {
        use(new Bench(List.of("chat"), route("chat", Duration.ofHours(1))));
        bench.give(Alerts.raised());
        bench.open.add(Alerts.raised());
        bench.pass(Duration.ofMinutes(121));
        await().until(() -> bench.told("chat").size() == 3);
        assertThat(bench.told("chat").get(2).in(ItemState.REMINDED)).hasSize(1);
        assertThat(bench.told("chat")).extracting(AlertMessage::id).doesNotHaveDuplicates();

        bench.acknowledgedKeys.add(Alerts.KEY);
        bench.pass(Duration.ofMinutes(120));
        assertThat(bench.told("chat")).hasSize(3);
    }

    @Test
    void sameEventsMakeTheSameMessageAfterARestart() {
        List<Instant> announced = List.of(Alerts.SINCE, Alerts.SINCE.plusSeconds(20), Alerts.SINCE.plusSeconds(40));
        List<List<String>> ids = new java.util.ArrayList<>();
        for (Duration late : List.of(Duration.ZERO, Duration.ofHours(2))) {
            use(new Bench(List.of("chat"), route("chat", null)));
            bench.clock.advance(late);
            for (int i = 0; i < announced.size(); i++) {
                bench.give(Alerts.raised("k" + i, Severity.ERROR), announced.get(i));
            }
            bench.pass(GROUP);
            await().until(() -> bench.told("chat").size() == 2);
            ids.add(bench.told("chat").stream().map(AlertMessage::id).toList());
        }
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void sinkThatFailsHoldsNoOtherAndItsMessageIsSetAsideWithTheReason() {
        use(new Bench(
                List.of("chat", "pager"),
                new RouteDefinition(
                        AlertMatch.everything(), List.of("pager", "chat"), false, GROUP, null, null, null)));
        bench.failing.add("pager");
        bench.give(Alerts.raised());
        bench.pass(GROUP);
        await().until(() -> bench.acknowledged.get() == 1);
        assertThat(bench.told("chat")).hasSize(1);
        assertThat(bench.dead).singleElement().asString().contains("\"sink\":\"pager\"", "HTTP 400", Alerts.KEY);
    }

    @Test
    void testGoesToItsSinkAtOnceAndIsAnsweredWithWhatBecameOfIt() {
        use(new Bench(List.of("chat", "pager"), route("chat", null)));
        bench.failing.add("pager");
        bench.give(TestAlert.of("dev", "all", bench.clock.instant()));
        await().until(() -> bench.acknowledged.get() == 1);
        assertThat(bench.told("chat")).singleElement().satisfies(m -> assertThat(m.isTest())
                .isTrue());
        assertThat(bench.announced.of(AlertCleared.class)).singleElement().satisfies(answer -> assertThat(
                        answer.reason())
                .isEqualTo("chat: delivered; pager: not delivered, HTTP 400 (attempt 1)"));
        assertThat(bench.dead).isEmpty();

        bench.give(TestAlert.of("dev", "chta", bench.clock.instant()));
        assertThat(bench.announced.of(AlertCleared.class).get(1).reason())
                .isEqualTo("there is no sink chta; alerts.yaml has chat, pager");
    }

    @Test
    void withoutRoutesEverythingIsAcknowledgedAndNobodyTold() {
        use(new Bench(List.of()));
        bench.give(Alerts.raised());
        bench.give(Alerts.cleared());
        assertThat(bench.acknowledged).hasValue(2);
        bench.give(TestAlert.of("dev", "all", bench.clock.instant()));
        assertThat(bench.announced.of(AlertCleared.class).get(0).reason()).contains("there is no alerts.yaml");
    }

    private List<String> headlines() {
        return bench.told("chat").stream().map(MessageText::headline).toList();
    }
}
