package io.landfall.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckCounts;
import io.landfall.event.FilesRejected;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.RejectedFile;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EventMeters meters = new EventMeters(registry);

    @Test
    void filesRowsAndBytesAreCountedByWhatBecameOfThem() {
        meters.announced("1", new StagingLoaded("p", "d", "b", "staging.d__b", "s3://b/m", 3, 100, 2048));
        assertThat(counter("landfall.files", "outcome", "staged")).isEqualTo(3);
        assertThat(counter("landfall.rows", "name", "d")).isEqualTo(100);
        assertThat(counter("landfall.bytes", "name", "d")).isEqualTo(2048);
    }

    @Test
    void anEventThatIsAnnouncedAgainIsCountedOnce() {
        TablesLoaded loaded =
                new TablesLoaded("p", "l", 1, 3, Map.of("d", 100L), Map.of("shop.orders", new TableChange(90, 10)));
        meters.announced("1", loaded);
        meters.announced("1", loaded);
        assertThat(counter("landfall.loads", "pipeline", "p")).isEqualTo(1);
        assertThat(counter("landfall.rows", "outcome", "inserted")).isEqualTo(90);
        assertThat(registry.get("landfall.loaded.age")
                        .tag("pipeline", "p")
                        .gauge()
                        .value())
                .isBetween(0.0, 60.0);
    }

    @Test
    void aFileThatBelongsNowhereIsCountedToo() {
        RejectedFile file = new RejectedFile("b", "k", "v", 0, "nowhere", null, null, null, null);
        meters.announced("1", new FilesRejected(null, null, List.of(file)));
        assertThat(counter("landfall.files", "pipeline", "none")).isEqualTo(1);
    }

    @Test
    void checksAreCountedByStatusAndRetriesByWhatBecameOfThem() {
        meters.announced(
                "1", new QualityFailed("p", "l", Occasion.LOAD, 1, new CheckCounts(10, 5, 2, 2, 1), List.of()));
        meters.announced(
                "2", new RetryRequested("p", "l", Occasion.LOAD, 2, RetryAction.RELOAD, List.of("c"), Instant.EPOCH));
        meters.announced("3", new RetriesExhausted("p", "m", Occasion.LOAD, 1, null, List.of("c"), "policy"));
        assertThat(counter("landfall.checks", "status", "passed")).isEqualTo(5);
        assertThat(counter("landfall.checks", "status", "broken")).isEqualTo(1);
        assertThat(counter("landfall.check.retries", "action", "reload")).isEqualTo(1);
        assertThat(counter("landfall.check.retries", "outcome", "exhausted")).isEqualTo(1);
    }

    private double counter(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }
}
