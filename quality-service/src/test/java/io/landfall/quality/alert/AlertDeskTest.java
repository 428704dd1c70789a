package io.landfall.quality.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.flow.AnnouncementException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertDeskTest {

    private static final String KEY = "p/load-failed/b";

    private final WatchedAlerts alerts = new WatchedAlerts();

    @Test
    void aProblemIsToldOnceWithEverythingAPersonNeeds() {
        raise(KEY, "f1");
        assertThat(alerts.raised())
                .containsExactly(new AlertRaised(
                        "dev",
                        "p",
                        "load-failed",
                        KEY,
                        Severity.ERROR,
                        null,
                        "s",
                        "seen 1",
                        "e",
                        "t",
                        "a",
                        "https://runbook/load-failed.md",
                        WatchedAlerts.START,
                        1));
    }

    @Test
    void oneThatGoesOnIsCountedAndToldAgainAfterAQuarterOfAnHour() {
        raise(KEY, "f1");
        for (int i = 2; i <= 100; i++) {
            alerts.pass(Duration.ofSeconds(1));
            raise(KEY, "f" + i);
        }
        alerts.desk().tellCounts();
        assertThat(alerts.raised()).hasSize(1);

        alerts.pass(AlertDesk.AGAIN);
        alerts.desk().tellCounts();
        alerts.desk().tellCounts();

        assertThat(alerts.raised()).hasSize(2);
        assertThat(alerts.raised().get(1).occurrences()).isEqualTo(100);
        assertThat(alerts.raised().get(1).summary()).isEqualTo("seen 100");
        assertThat(alerts.raised().get(1).since()).isEqualTo(WatchedAlerts.START);
    }

    @Test
    void oneThatBecomesWorseIsToldAtOnce() {
        alerts.desk()
                .decisions()
                .raise(problem(KEY, "f1").severity(Severity.WARN).build());
        alerts.pass(Duration.ofSeconds(1));
        alerts.desk()
                .decisions()
                .raise(problem(KEY, "f2").severity(Severity.CRITICAL).build());
        assertThat(alerts.raised()).extracting(AlertRaised::severity).containsExactly(Severity.WARN, Severity.CRITICAL);
    }

    @Test
    void theSameFactToldAgainIsNotCounted() {
        raise(KEY, "f1");
        alerts.pass(AlertDesk.AGAIN);
        raise(KEY, "f1");
        alerts.desk().tellCounts();
        assertThat(alerts.raised()).hasSize(1);
    }

    @Test
    void oneThatIsOverIsClearedOnceAndComesBackAsAnotherOne() {
        raise(KEY, "f1");
        alerts.pass(Duration.ofSeconds(5));
        Instant over = alerts.now();
        clear(KEY, over);
        clear(KEY, over);
        assertThat(alerts.cleared())
                .containsExactly(new AlertCleared(
                        "dev", "p", "load-failed", KEY, Severity.ERROR, null, WatchedAlerts.START, over, "mended"));

        alerts.pass(Duration.ofSeconds(5));
        raise(KEY, "f1");
        assertThat(alerts.raised()).hasSize(2);
        assertThat(alerts.raised().get(1).since()).isEqualTo(alerts.now());
    }

    @Test
    void whatIsOlderThanTheLastClearingChangesNothing() {
        alerts.pass(Duration.ofMinutes(5));
        clear(KEY, alerts.now());
        alerts.desk()
                .decisions()
                .raise(Problem.of(AlertKind.LOAD_FAILED, KEY, WatchedAlerts.START)
                        .build());
        assertThat(alerts.announced().all()).isEmpty();
    }

    @Test
    void aClearingOlderThanTheLastSightChangesNothing() {
        raise(KEY, "f1");
        Instant between = alerts.now().plusSeconds(1);
        alerts.pass(Duration.ofSeconds(2));
        raise(KEY, "f2");
        clear(KEY, between);
        assertThat(alerts.open()).containsExactly(KEY);
    }

    @Test
    void afterARestartFactsDeliveredAgainRaiseAndClearNothingTwice() {
        Instant first = alerts.now();
        raise(KEY, "f1");
        alerts.pass(Duration.ofSeconds(1));
        Instant over = alerts.now();
        clear(KEY, over);
        alerts.pass(Duration.ofSeconds(1));
        Instant second = alerts.now();
        raise("p/load-failed/c", "f2");
        int told = alerts.announced().all().size();

        alerts.restart();
        alerts.pass(AlertDesk.AGAIN.plusSeconds(1));
        alerts.desk().decisions().raise(at(KEY, "f1", first));
        clear(KEY, over);
        alerts.desk().decisions().raise(at("p/load-failed/c", "f2", second));
        alerts.desk().tellCounts();

        assertThat(alerts.announced().all()).hasSize(told);
        assertThat(alerts.open()).containsExactly("p/load-failed/c");
    }

    @Test
    void afterARestartCountingGoesOn() {
        raise(KEY, "f1");
        alerts.restart();
        alerts.pass(AlertDesk.AGAIN);
        raise(KEY, "f2");
        assertThat(alerts.raised()).last().satisfies(alert -> {
            assertThat(alert.occurrences()).isEqualTo(2);
            assertThat(alert.since()).isEqualTo(WatchedAlerts.START);
        });
    }

    @Test
    void aStormOfOneProblemIsFewEvents() {
        IntStream.range(0, 10_000).forEach(i -> {
            raise(KEY, "f" + i);
            alerts.pass(Duration.ofMillis(300));
            alerts.desk().tellCounts();
        });
        // Fifty minutes: at its beginning, and every quarter of an hour.
        assertThat(alerts.raised()).hasSize(4);
        alerts.pass(AlertDesk.AGAIN);
        alerts.desk().tellCounts();
        assertThat(alerts.raised()).last().extracting(AlertRaised::occurrences).isEqualTo(10_000L);
    }

    @Test
    void aStormOfManyProblemsIsFewEventsAndEndsWithTheLastOfThem() {
        IntStream.range(0, 10_000).forEach(i -> raise("p/load-failed/" + i, "f" + i));
        assertThat(alerts.raised()).hasSize(AndMore.MOST_ALONE + 1);
        assertThat(alerts.open()).contains("p/load-failed/and-more");

        alerts.pass(AlertDesk.AGAIN);
        alerts.desk().tellCounts();
        assertThat(alerts.raised()).last().satisfies(more -> {
            assertThat(more.key()).isEqualTo("p/load-failed/and-more");
            assertThat(more.occurrences()).isEqualTo(10_000L - AndMore.MOST_ALONE);
        });

        IntStream.range(0, 10_000).forEach(i -> clear("p/load-failed/" + i, alerts.now()));
        assertThat(alerts.open()).isEmpty();
        assertThat(alerts.cleared()).hasSize(AndMore.MOST_ALONE + 1);
    }

    @Test
    void aStormInOnePipelineHidesNothingOfAnother() {
        IntStream.range(0, 100).forEach(i -> raise("p/load-failed/" + i, "f" + i));
        alerts.desk()
                .decisions()
                .raise(problem("q/load-failed/1", "g").pipeline("q").build());
        assertThat(alerts.open()).contains("q/load-failed/1");
    }

    @Test
    void whatKafkaDidNotTakeIsToldWhenItIsHandedOverAgain() {
        alerts.announced().failNext(AlertRaised.class);
        Problem problem = problem(KEY, "f1").build();
        AlertDecisions decisions = alerts.desk().following(new io.landfall.event.Cause("c", "f1"));
        assertThatThrownBy(() -> decisions.raise(problem)).isInstanceOf(AnnouncementException.class);
        assertThat(alerts.open()).isEmpty();
        decisions.raise(problem);
        assertThat(alerts.raised()).hasSize(1);
    }

    @Test
    void anAlertIsSmallWhateverComesIn() {
        alerts.desk()
                .decisions()
                .raise(problem(KEY, "f1")
                        .evidence("ü".repeat(50_000))
                        .summary("s".repeat(50_000))
                        .action("a".repeat(50_000))
                        .build());
        AlertRaised alert = alerts.raised().get(0);
        assertThat(alert.evidence().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(2000);
        assertThat(alert.evidence()).endsWith("ü…");
        assertThat(io.landfall.event.EventCodec.json(alert)).hasSizeLessThan(6000);
    }

    private void raise(String key, String fact) {
        alerts.desk().decisions().raise(problem(key, fact).build());
    }

    private void clear(String key, Instant at) {
        alerts.desk().decisions().clear(key, at, "mended");
    }

    private Problem at(String key, String fact, Instant at) {
        return Problem.of(AlertKind.LOAD_FAILED, key, at)
                .pipeline("p")
                .fact(fact)
                .build();
    }

    private ProblemBuilder problem(String key, String fact) {
        return Problem.of(AlertKind.LOAD_FAILED, key, alerts.now())
                .pipeline("p")
                .subject("s")
                .summary(seen -> "seen " + seen)
                .evidence("e")
                .tried("t")
                .action("a")
                .fact(fact);
    }
}
