package io.landfall.quality.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.Severity;
import io.landfall.ledger.FreshnessLedger;
import io.landfall.project.check.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data that was fresh when it was checked. */
class StalenessTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Watched watched =
            Watched.checks(Watched.freshness("played", Scope.TABLE, DAY), Watched.freshness("delta", Scope.DELTA, DAY));

    @BeforeEach
    void watch() {
        watched.startAndWatch();
    }

    @Test
    void whatNothingNewerFollowsIsToldInTimeAndOverWithTheNextFreshOutcome() {
        ran("played", CheckStatus.PASSED, Watched.START.minus(HOUR));
        watched.after(DAY.minus(HOUR).minusSeconds(1));
        assertThat(watched.raised()).isEmpty();
        watched.after(Duration.ofSeconds(1));
        watched.after(HOUR);
        assertThat(watched.raised()).hasSize(1);
        AlertRaised alert = watched.raised().get(0);
        assertThat(alert.key()).isEqualTo("sparkify/stale/played");
        assertThat(alert.severity()).isEqualTo(Severity.WARN);
        assertThat(alert.owner()).isEqualTo("data-team");
        assertThat(alert.subject()).isEqualTo("sparkify.songplays");
        assertThat(alert.evidence()).contains("no song was played", "found " + Watched.START.minus(HOUR));

        ran("played", CheckStatus.PASSED, watched.instant());
        watched.after(HOUR);
        assertThat(watched.cleared()).extracting(AlertCleared::key).containsExactly("sparkify/stale/played");
    }

    @Test
    void whatTheCheckItselfFoundTooOldItTellsItself() {
        ran("played", CheckStatus.WARNED, Watched.START.minus(DAY).minus(DAY));
        watched.after(HOUR);
        assertThat(watched.raised()).isEmpty();
    }

    @Test
    void aGateThatFailedMeasuredWhatNeverCameToBe() {
        ran("played", CheckStatus.PASSED, Watched.START);
        watched.engine()
                .heard(
                        outcome("played", CheckStatus.FAILED, Watched.START.plus(HOUR), Occasion.GATE),
                        watched.instant());
        watched.after(DAY);
        assertThat(watched.raised()).hasSize(1);
    }

    @Test
    void ofATableTheLastRunCountsAndOfTheRowsOfLoadsTheNewest() {
        ran("played", CheckStatus.PASSED, Watched.START);
        ran("delta", CheckStatus.PASSED, Watched.START);
        watched.after(HOUR);
        ran("played", CheckStatus.PASSED, Watched.START.minus(HOUR).minus(HOUR));
        ran("delta", CheckStatus.PASSED, Watched.START.minus(HOUR).minus(HOUR));
        watched.after(DAY.minus(HOUR).minus(HOUR));
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly("sparkify/stale/played");
        watched.after(HOUR);
        assertThat(watched.raised()).extracting(AlertRaised::key).contains("sparkify/stale/delta");
    }

    @Test
    void whatTheLedgerHasCountsUntilSomethingIsMeasured() {
        watched.engine()
                .measured(List.of(
                        recorded("played", Watched.START.minus(DAY)),
                        recorded("delta", Watched.START.minus(DAY)),
                        recorded("of_another_time", Watched.START.minus(DAY))));
        ran("delta", CheckStatus.PASSED, Watched.START);
        watched.after(HOUR);
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly("sparkify/stale/played");
    }

    private static FreshnessLedger.Newest recorded(String check, Instant newest) {
        return new FreshnessLedger.Newest(check, "sparkify.songplays", newest, newest, true, newest.plus(HOUR));
    }

    private void ran(String check, CheckStatus status, Instant newest) {
        watched.engine().heard(outcome(check, status, newest, Occasion.LOAD), watched.instant());
    }

    private static QualityOutcome outcome(String check, CheckStatus status, Instant newest, Occasion occasion) {
        return QualityOutcome.of(
                "sparkify",
                "L",
                occasion,
                1,
                List.of(new CheckOutcome(
                        check,
                        "sparkify.songplays",
                        status,
                        Severity.WARN,
                        "",
                        "",
                        null,
                        List.of(),
                        newest,
                        "data-team")));
    }
}
