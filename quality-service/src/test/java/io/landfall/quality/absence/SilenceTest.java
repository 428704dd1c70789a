package io.landfall.quality.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.ClusterPaused;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.TablesLoaded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pipelines of which nothing is heard. */
class SilenceTest {

    private static final Duration LITTLE = Duration.ofMinutes(1);

    private final Watched watched = Watched.pipeline();

    @Test
    void nothingForTooLongIsToldOnceAndOverWithTheNextFile() {
        watch();
        landed(Watched.START);
        watched.after(Watched.FRESHNESS);
        assertThat(watched.raised()).isEmpty();
        watched.after(LITTLE);
        watched.after(LITTLE);
        AlertRaised alert = watched.raised().get(0);
        assertThat(watched.raised()).hasSize(1);
        assertThat(alert.key()).isEqualTo("sparkify/silent");
        assertThat(alert.summary()).contains("for 2 h 1 min").contains("may be silent for 2 h");
        assertThat(alert.evidence()).contains("files landed last: " + Watched.START);
        assertThat(alert.runbook()).isEqualTo("runbook/silent.md");

        landed(watched.instant());
        watched.after(LITTLE);
        assertThat(watched.cleared()).extracting(AlertCleared::reason).containsExactly("something landed");
    }

    @Test
    void aLoadIsASignOfLifeTooAndOtherPipelinesAreNot() {
        watch();
        watched.after(Watched.FRESHNESS);
        watched.engine().heard(new TablesLoaded("sparkify", "L", 1, 1, Map.of(), Map.of()), watched.instant());
        watched.after(Watched.FRESHNESS);
        assertThat(watched.raised()).isEmpty();
        watched.engine().heard(new TablesLoaded("rides", "L", 1, 1, Map.of(), Map.of()), watched.instant());
        watched.after(LITTLE);
        assertThat(watched.raised()).hasSize(1);
    }

    @Test
    void beforeTheHistoryIsKnownNothingIsSaidAndWhatItSaysCounts() {
        watched.engine().ready(Watched.ready());
        watched.after(Watched.FRESHNESS.plus(LITTLE));
        assertThat(watched.raised()).isEmpty();
        landed(Watched.START.plus(Duration.ofMinutes(30)));
        watched.engine().historyIsComplete();
        watched.after(LITTLE);
        assertThat(watched.raised()).isEmpty();
        watched.after(Duration.ofMinutes(30));
        assertThat(watched.raised()).hasSize(1);
    }

    @Test
    void afterARestartTheAlertStaysAndIsOverWhenSomethingComes() {
        watch();
        watched.after(Watched.FRESHNESS.plus(LITTLE));
        assertThat(watched.raised()).hasSize(1);
        watched.startAndWatch();
        watched.after(LITTLE);
        assertThat(watched.raised()).hasSize(1);
        assertThat(watched.cleared()).as("nothing has come").isEmpty();
        landed(watched.instant());
        watched.after(LITTLE);
        assertThat(watched.cleared()).hasSize(1);
    }

    @Test
    void aPausedWarehouseIsNoReasonForSilence() {
        watch();
        watched.engine().paused(new ClusterPaused("sparkify", "r", "b", "q", Watched.START));
        watched.after(Watched.FRESHNESS.plus(LITTLE));
        assertThat(watched.raised()).hasSize(1);
    }

    @Test
    void withoutAWarehouseNothingIsMissing() {
        watched.after(Watched.FRESHNESS.plus(LITTLE));
        watch();
        watched.after(LITTLE);
        assertThat(watched.raised()).as("counted from when there is one").isEmpty();
        watched.after(Watched.FRESHNESS);
        assertThat(watched.raised()).hasSize(1);
        watched.engine().gone("sparkify");
        watched.after(LITTLE);
        assertThat(watched.cleared())
                .extracting(AlertCleared::reason)
                .containsExactly("there is no warehouse any more");
        watched.after(Watched.FRESHNESS.multipliedBy(3));
        assertThat(watched.raised()).hasSize(1);
    }

    @Test
    void whatCannotBeToldIsToldLater() {
        watch();
        watched.announced.failNext(AlertRaised.class);
        watched.after(Watched.FRESHNESS.plus(LITTLE));
        assertThat(watched.raised()).isEmpty();
        watched.after(LITTLE);
        assertThat(watched.raised()).hasSize(1);
    }

    private void watch() {
        watched.engine().ready(Watched.ready());
        watched.engine().historyIsComplete();
        watched.engine().look();
    }

    private void landed(Instant at) {
        LandedFile file = new LandedFile("b", "log_data/a", null, "e", 1, "01");
        watched.engine().heard(new FilesLanded("sparkify", "log_data", List.of(file)), at);
    }
}
