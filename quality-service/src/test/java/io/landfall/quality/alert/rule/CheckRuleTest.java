package io.landfall.quality.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertRaised;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Event;
import io.landfall.event.LoadUndone;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.Severity;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.ProjectReader;
import io.landfall.project.check.Check;
import io.landfall.quality.alert.WatchedAlerts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckRuleTest {

    private static final String P = "sparkify";

    private final PipelineDefinition pipeline =
            ProjectReader.read(Path.of("..", "examples", P)).pipeline();
    private final Check check =
            pipeline.checks().stream().filter(c -> !c.gate()).findFirst().orElseThrow();
    private final String key = P + "/check/" + check.name();
    private final WatchedAlerts alerts = new WatchedAlerts(new CheckRule(List.of(pipeline)));

    @Test
    void aFailureIsToldWhenNothingMoreIsTriedWithWhatWasFound() {
        alerts.see(run("l1", 1, failed()));
        assertThat(alerts.announced().all()).isEmpty();
        later(run("l1", 2, failed()));
        later(exhausted("l1", 2));

        assertThat(alerts.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo(key);
            assertThat(alert.severity()).isEqualTo(Severity.ERROR);
            assertThat(alert.owner()).isEqualTo("data-team");
            assertThat(alert.subject()).isEqualTo("l1");
            assertThat(alert.summary())
                    .isEqualTo("check " + check.name() + " of pipeline sparkify fails on sparkify.users: found 2 rows,"
                            + " expected none");
            assertThat(alert.evidence())
                    .contains("sparkify.users: found 2 rows, expected none, 2 rows, such as {level=gold, user_id=1}");
            assertThat(alert.tried()).isEqualTo("asked 2 times, with recheck in between; all attempts are used up");
            assertThat(alert.action()).endsWith("./landfall check --pipeline sparkify --select " + check.name());
        });
    }

    @Test
    void aRetryThatIsRefusedIsToldInTheAlertOfTheCheck() {
        alerts.see(run("l1", 1, failed()));
        later(new RetryRefused(P, "l1", Occasion.LOAD, 2, RetryAction.RELOAD, "load l2 touched the same rows"));
        later(new RetriesExhausted(
                P,
                "l1",
                Occasion.LOAD,
                1,
                null,
                List.of(check.name()),
                "reload, as attempt 2, was refused and nothing was changed: load l2 touched the same rows"));
        assertThat(alerts.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo(key);
            assertThat(alert.tried())
                    .isEqualTo(
                            "asked 1 time; reload, as attempt 2, was refused and nothing was changed: load l2 touched"
                                    + " the same rows");
        });
    }

    @Test
    void aGateThatFailsHoldsBackTheLoad() {
        alerts.see(new RetriesExhausted(P, "b1", Occasion.GATE, 3, null, List.of(check.name()), "no more"));
        assertThat(alerts.raised().get(0).summary())
                .isEqualTo("check " + check.name() + " of pipeline sparkify fails and holds back the load");
    }

    @Test
    void aGateIsOverOnlyWhenALoadPassesItBecauseTheTablesHaveNothingOfWhatItKeepsFromThem() {
        String gate = pipeline.checks().stream()
                .filter(c -> c.gate() && c.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow()
                .name();
        alerts.see(new RetriesExhausted(P, "b1", Occasion.GATE, 3, null, List.of(gate), "no more"));
        later(QualityOutcome.of(P, "r1", Occasion.REQUEST, 1, List.of(outcome(gate, CheckStatus.PASSED))));
        assertThat(alerts.open()).containsExactly(P + "/check/" + gate);
        later(QualityOutcome.of(P, "l1", Occasion.GATE, 4, List.of(outcome(gate, CheckStatus.PASSED))));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void itIsOverWhenAnyRunHasItPassed() {
        alerts.see(exhausted("l1", 1));
        later(run("r7", 1, outcome(check.name(), CheckStatus.PASSED)));
        assertThat(alerts.cleared()).singleElement().satisfies(cleared -> assertThat(cleared.reason())
                .isEqualTo("it passed, in run r7"));
    }

    @Test
    void overSeveralTablesItPassesOnlyWithAllOfThem() {
        alerts.see(exhausted("l1", 1));
        later(run("l2", 1, outcome(check.name(), CheckStatus.PASSED), failed()));
        assertThat(alerts.open()).containsExactly(key);
    }

    @Test
    void itIsOverWhenTheLoadIsUndone() {
        alerts.see(exhausted("l1", 1));
        later(new LoadUndone(P, "r", "l0", 1, 1, Map.of()));
        assertThat(alerts.open()).containsExactly(key);
        later(new LoadUndone(P, "r", "l1", 1, 1, Map.of()));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void aWarningIsToldAtOnce() {
        alerts.see(run("l1", 1, outcome(check.name(), CheckStatus.WARNED)));
        assertThat(alerts.raised())
                .singleElement()
                .extracting(AlertRaised::severity)
                .isEqualTo(Severity.WARN);
    }

    @Test
    void afterARestartWhatWasFoundIsInTheLedger() {
        alerts.see(run("l1", 1, failed()));
        WatchedAlerts restarted = new WatchedAlerts(new CheckRule(List.of(pipeline)));
        restarted.see(exhausted("l1", 1));
        assertThat(restarted.raised().get(0).evidence()).isNotBlank();
        assertThat(restarted.raised().get(0).action()).contains("FROM landfall.check_failures WHERE run = 'l1'");
    }

    @Test
    void aCheckTheProjectHasNoLongerIsOverWithTheNextRun() {
        alerts.see(new RetriesExhausted(P, "l1", Occasion.LOAD, 1, null, List.of("was_once"), "no more"));
        later(run("l2", 1, failed()));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void whatAnEventHasNoRoomForHasPassed() {
        alerts.see(exhausted("l1", 1));
        List<CheckOutcome> many = Stream.concat(
                        IntStream.range(0, 2_000)
                                .mapToObj(i -> outcome("a_check_that_passes_" + i, CheckStatus.PASSED)),
                        Stream.of(outcome(check.name(), CheckStatus.PASSED)))
                .toList();
        QualityOutcome run = QualityOutcome.of(P, "l2", Occasion.LOAD, 1, many);
        assertThat(run.checks()).extracting(CheckOutcome::check).doesNotContain(check.name());
        later(run);
        assertThat(alerts.open()).isEmpty();
    }

    private void later(Event event) {
        alerts.pass(Duration.ofSeconds(1));
        alerts.see(event);
    }

    private RetriesExhausted exhausted(String run, int attempt) {
        return new RetriesExhausted(
                P, run, Occasion.LOAD, attempt, RetryAction.RECHECK, List.of(check.name()), "all attempts are used up");
    }

    private CheckOutcome failed() {
        return new CheckOutcome(
                check.name(),
                "sparkify.users",
                CheckStatus.FAILED,
                Severity.ERROR,
                "2 rows",
                "none",
                2L,
                List.of(new TreeMap<>(Map.of("user_id", "1", "level", "gold"))),
                null,
                "data-team");
    }

    private static CheckOutcome outcome(String name, CheckStatus status) {
        return new CheckOutcome(name, "sparkify.users", status, Severity.WARN, "1", "0");
    }

    private static QualityOutcome run(String run, int attempt, CheckOutcome... outcomes) {
        return QualityOutcome.of(P, run, Occasion.LOAD, attempt, List.of(outcomes));
    }
}
