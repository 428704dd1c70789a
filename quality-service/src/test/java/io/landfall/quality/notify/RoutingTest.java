package io.landfall.quality.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.project.alert.AlertMatch;
import io.landfall.project.alert.RouteDefinition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of routes: the first that fits, and those below it where it goes on. */
class RoutingTest {

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(
                List.of("pager", "music", "files", "rest"),
                route(new AlertMatch(Severity.CRITICAL, null, null, null, null), "pager", true),
                route(new AlertMatch(null, "spark*", "music-team", null, null), "music", false),
                route(new AlertMatch(null, null, null, "files-rejected", "*/files-rejected/log_?ata"), "files", false),
                route(AlertMatch.everything(), "rest", false));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static RouteDefinition route(AlertMatch match, String sink, boolean goesOn) {
        return new RouteDefinition(match, List.of(sink), goesOn, Duration.ZERO, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "critical, sparkify, music-team, check,          k,                                pager music",
        "error,    sparkify, music-team, check,          k,                                music",
        "error,    divvy,    music-team, check,          k,                                rest",
        "critical, divvy,    ,           check,          k,                                pager rest",
        "error,    ,         ,           warehouse,      dev/warehouse,                    rest",
        "warn,     divvy,    ,           files-rejected, divvy/files-rejected/log_data,    files",
        "warn,     divvy,    ,           files-rejected, divvy/files-rejected/log__data,   rest",
        "warn,     divvy,    ,           check,          divvy/files-rejected/log_data,    rest",
    })
    void alertGoesWhereItBelongs(
            String severity, String pipeline, String owner, String alert, String key, String sinks) {
        AlertRaised like = Alerts.raised();
        bench.give(new AlertRaised(
                "dev",
                pipeline,
                alert,
                key,
                Severity.valueOf(severity.toUpperCase(java.util.Locale.ROOT)),
                owner,
                like.subject(),
                like.summary(),
                like.evidence(),
                like.tried(),
                like.action(),
                like.runbook(),
                like.since(),
                1));
        await().until(() -> bench.acknowledged.get() == 1);
        assertThat(List.of("pager", "music", "files", "rest"))
                .filteredOn(sink -> !bench.told(sink).isEmpty())
                .containsExactly(sinks.split(" "));
    }

    @Test
    void endOfAnAlertGoesWhereTheAlertWent() {
        AlertMatch ofTeam = new AlertMatch(Severity.ERROR, null, "data-team", null, null);
        bench.close();
        bench = new Bench(List.of("music", "rest"), route(ofTeam, "music", false), route(null, "rest", false));
        bench.give(Alerts.raised());
        bench.give(Alerts.cleared());
        await().until(() -> bench.told("music").size() == 2);
        assertThat(bench.told("rest")).isEmpty();
    }

    @Test
    void endIsNotToldWhereARouteDoesNotWantIt() {
        bench.close();
        bench = new Bench(
                List.of("rest"), new RouteDefinition(null, List.of("rest"), false, Duration.ZERO, null, null, false));
        bench.give(Alerts.raised());
        bench.give(Alerts.cleared());
        await().until(() -> bench.acknowledged.get() == 2);
        assertThat(bench.told("rest")).hasSize(1);
    }

    @Test
    void alertsOfAnotherInstallationAreLeftAlone() {
        AlertRaised ours = Alerts.raised();
        bench.give(new AlertRaised(
                "other",
                ours.pipeline(),
                ours.alert(),
                ours.key(),
                ours.severity(),
                ours.owner(),
                ours.subject(),
                ours.summary(),
                ours.evidence(),
                ours.tried(),
                ours.action(),
                ours.runbook(),
                ours.since(),
                1));
        assertThat(bench.acknowledged).hasValue(1);
        assertThat(bench.told("rest")).isEmpty();
    }
}
