package io.landfall.quality.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertRaised;
import io.landfall.event.BatchesReleased;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.LoadFailed;
import io.landfall.event.LockHolder;
import io.landfall.event.Occasion;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.Severity;
import io.landfall.event.StagingFailed;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.event.WriteBlocked;
import io.landfall.quality.alert.WatchedAlerts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to batches and loads, as it comes over Kafka. */
class FlowRulesTest {

    private static final String BATCH = "20261121_030001_0a1b2c3d4e";

    private final WatchedAlerts alerts = new WatchedAlerts(
            new LoadFailedRule(), new StagingFailedRule(), new QuarantinedRule(), new WriteBlockedRule());

    @Test
    void aBatchThatCannotBeLoadedIsToldUntilItIsReleased() {
        alerts.see(new LoadFailed("p", BATCH, 1, "null value in column user_id"));
        AlertRaised alert = alerts.raised().get(0);
        assertThat(alert.summary())
                .isEqualTo("batch " + BATCH
                        + " of pipeline p cannot be loaded and is held; its rows are not in the tables");
        assertThat(alert.evidence()).isEqualTo("null value in column user_id");
        assertThat(alert.action()).endsWith("./landfall replay --pipeline p " + BATCH);

        later(new TablesLoaded("p", "l", 1, 1, Map.of(), Map.of()));
        later(new BatchesReleased("p", "r", 1, List.of("20261121_030002_0a1b2c3d4e"), null));
        assertThat(alerts.open()).containsExactly("p/load-failed/" + BATCH);

        later(new BatchesReleased("p", "r2", 1, List.of(BATCH), null));
        assertThat(alerts.open()).isEmpty();
        later(new LoadFailed("p", BATCH, 1, "null value in column user_id"));
        assertThat(alerts.open()).as("it fails again").hasSize(1);
    }

    @Test
    void aBatchWhoseFilesCameInAnotherIsOver() {
        alerts.see(new LoadFailed("p", BATCH, 1, "gates refuse it"));
        later(new BatchesReplaced("p", "l", List.of("20261121_030002_0a1b2c3d4e"), null));
        assertThat(alerts.open()).containsExactly("p/load-failed/" + BATCH);
        later(new BatchesReplaced("p", "l", List.of(BATCH), null));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void theReleaseOfMoreThanAnEventNamesIsTheReleaseOfAll() {
        for (int i = 0; i < 9; i++) {
            alerts.see(new LoadFailed("p", "b" + i, 1, "r"));
        }
        alerts.see(new LoadFailed("p", "p", 1, "permission denied"));
        later(new BatchesReleased("p", "r", 9, List.of("b0", "b1", "b2", "b3", "b4"), null));
        assertThat(alerts.open()).containsExactly("p/load-failed");
    }

    @Test
    void theReleaseOfALoadThatARetryTookBackIsNoReleaseOfWhatIsHeld() {
        alerts.see(new LoadFailed("p", "b9", 1, "r"));
        later(new BatchesReleased("p", "retry-l1-2", 9, List.of("b0", "b1", "b2", "b3", "b4"), null));
        assertThat(alerts.open()).containsExactly("p/load-failed/b9");
    }

    @Test
    void aPipelineThatCannotLoadIsCriticalUntilItsNextLoad() {
        alerts.see(new LoadFailed("p", "p", 1, "permission denied"));
        assertThat(alerts.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo("p/load-failed");
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        });
        later(new TablesLoaded("p", "20261121_025900_0a1b2c3d4e", 1, 1, Map.of(), Map.of()));
        assertThat(alerts.open()).as("an old load, announced again").hasSize(1);
        later(new TablesLoaded("p", "20261121_030005_0a1b2c3d4e", 1, 1, Map.of(), Map.of()));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void filesThatCannotBeStagedAreToldUntilTheNextBatchOfTheirDataset() {
        alerts.see(new StagingFailed("p", "d", 3, "the role may not read the bucket"));
        alerts.see(new StagingFailed("p", "p", 0, "the schema is refused"));
        assertThat(alerts.raised())
                .extracting(AlertRaised::summary)
                .first()
                .isEqualTo("3 files of dataset d of pipeline p cannot be staged for a reason that is not their data;"
                        + " they are kept and wait");
        later(staged("other", BATCH));
        assertThat(alerts.open()).containsExactly("p/staging-failed/d");
        later(staged("d", "20261121_025900_0a1b2c3d4e"));
        assertThat(alerts.open()).as("an old batch, announced again").hasSize(1);
        later(staged("d", BATCH));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void whatIsSetAsideIsToldUntilAllIsReleasedOrItWasRefused() {
        RetryRequested quarantine = new RetryRequested(
                "p", "l1", Occasion.LOAD, 2, RetryAction.QUARANTINE, List.of("a", "b"), alerts.now());
        alerts.see(quarantine);
        alerts.see(new RetryRequested("p", "b1", Occasion.GATE, 2, RetryAction.QUARANTINE, List.of("a"), alerts.now()));
        alerts.see(new RetryRequested("p", "l2", Occasion.LOAD, 2, RetryAction.RELOAD, List.of("a"), alerts.now()));
        assertThat(alerts.raised())
                .singleElement()
                .extracting(AlertRaised::summary)
                .isEqualTo("load l1 of pipeline p is undone and its batches are set aside");
        later(new BatchesReleased("p", "r", 7, List.of("b1", "b2", "b3", "b4", "b5"), null));
        assertThat(alerts.open()).isEmpty();

        later(quarantine);
        later(new RetryRefused("p", "l1", Occasion.LOAD, 2, RetryAction.QUARANTINE, "a later load touched it"));
        assertThat(alerts.open()).as("told with the checks").isEmpty();
    }

    @Test
    void aQuarantineIsOverWithTheLastOfItsBatchesWhichAnyInstanceKnows() {
        for (String load : List.of("l1", "l2", "l3")) {
            alerts.see(new RetryRequested(
                    "p", load, Occasion.LOAD, 2, RetryAction.QUARANTINE, List.of("a"), alerts.now()));
        }
        alerts.restart();
        later(new BatchesReplaced("p", "l4", List.of("b1"), List.of()));
        later(new BatchesReleased("p", "r", 9, List.of("b2", "b3", "b4", "b5", "b6"), List.of()));
        assertThat(alerts.open()).as("something of each is still held").hasSize(3);

        later(new BatchesReplaced("p", "l5", List.of("b7"), List.of("l1")));
        assertThat(alerts.open()).containsExactly("p/quarantined/l2", "p/quarantined/l3");
        later(new BatchesReleased("p", "r2", 1, List.of("b8"), List.of("l2", "l3")));
        assertThat(alerts.open()).isEmpty();
        assertThat(alerts.cleared().get(0).reason())
                .isEqualTo("none of its batches is held any more: load l5 brought the corrected files");
    }

    @Test
    void whoIsWaitedForIsToldUntilTheWorkGoesOn() {
        alerts.see(blocked(WriteBlocked.LOADING));
        alerts.see(blocked(WriteBlocked.STAGING));
        assertThat(alerts.raised().get(0).summary())
                .isEqualTo("loading of pipeline p waits for a lock on t.songs, for 180 s already");
        assertThat(alerts.raised().get(0).evidence())
                .isEqualTo("session 42 of analyst, in a transaction for 600 s, idle");
        assertThat(alerts.raised().get(0).action()).contains("pg_terminate_backend(42)");
        later(staged("d", BATCH));
        assertThat(alerts.open()).containsExactly("p/write-blocked/loading/t.songs");
        later(new LoadFailed("p", BATCH, 1, "r"));
        assertThat(alerts.open()).containsExactly("p/load-failed/" + BATCH);
    }

    private void later(io.landfall.event.Event event) {
        alerts.pass(Duration.ofSeconds(1));
        alerts.see(event);
    }

    private static StagingLoaded staged(String dataset, String batch) {
        return new StagingLoaded("p", dataset, batch, "staging.t", "m", 1, 1, 1);
    }

    private static WriteBlocked blocked(String work) {
        return new WriteBlocked("p", "t.songs", work, List.of(new LockHolder(42, "analyst", 600_000, "")), 180_000);
    }
}
