package io.landfall.provisioner.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterPaused;
import io.landfall.event.SavingsCounted;
import io.landfall.provisioner.price.Price;
import io.landfall.provisioner.price.PriceTable;
import io.landfall.provisioner.resource.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SavingsTest {

    private static final Instant PAUSED_AT = Instant.parse("2026-08-01T10:00:00Z");
    private static final Instant RESUMED_AT = PAUSED_AT.plus(Duration.ofMinutes(90));
    private static final WarehouseHistory PAUSED =
            WarehouseHistory.NOTHING.after(paused("first", PAUSED_AT), PAUSED_AT.plusSeconds(1));

    private final Savings savings = savings(any -> Optional.of(new Price(2.172, "USD", "")));

    @Test
    void pauseIsCountedWhenItEndsAndOnlyOnce() {
        assertThat(savings.due(PAUSED)).isEmpty();
        WarehouseHistory resumed = PAUSED.after(ArrivalDeciderTest.ready(), RESUMED_AT);
        SavingsCounted counted = new SavingsCounted(
                "w", PAUSED_AT, RESUMED_AT, Duration.ofMinutes(90).toMillis(), 3.26, "USD");
        assertThat(savings.due(resumed)).containsExactly(counted);
        assertThat(savings.due(resumed.after(counted, RESUMED_AT.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void teardownEndsAPauseToo() {
        assertThat(savings.due(PAUSED.after(new ClusterDeleted("w", "t"), RESUMED_AT)))
                .singleElement()
                .satisfies(s -> assertThat(s.resumedAt()).isEqualTo(RESUMED_AT));
    }

    @Test
    void pausingWhatIsPausedIsTheSamePause() {
        WarehouseHistory again = PAUSED.after(paused("second", PAUSED_AT.plusSeconds(600)), PAUSED_AT.plusSeconds(601));
        assertThat(savings.due(again.after(ArrivalDeciderTest.ready(), RESUMED_AT)))
                .singleElement()
                .satisfies(s -> assertThat(s.pausedAt()).isEqualTo(PAUSED_AT));
    }

    @Test
    void pauseWhoseBeginningCompactionTookIsNotCountedTwice() {
        SavingsCounted counted = new SavingsCounted("w", PAUSED_AT, RESUMED_AT, 1, 1, "USD");
        WarehouseHistory compacted = WarehouseHistory.NOTHING
                .after(paused("second", PAUSED_AT.plusSeconds(600)), PAUSED_AT.plusSeconds(601))
                .after(ArrivalDeciderTest.ready(), RESUMED_AT)
                .after(counted, RESUMED_AT);
        assertThat(savings.due(compacted)).isEmpty();
    }

    @Test
    void readyAgainWithoutAPauseSavesNothing() {
        WarehouseHistory twice = WarehouseHistory.NOTHING
                .after(ArrivalDeciderTest.ready(), PAUSED_AT)
                .after(ArrivalDeciderTest.ready(), RESUMED_AT);
        assertThat(savings.due(twice)).isEmpty();
    }

    @Test
    void withoutAPriceNothingIsClaimed() {
        Savings unknown = savings(any -> Optional.empty());
        assertThat(unknown.due(PAUSED.after(ArrivalDeciderTest.ready(), RESUMED_AT)))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.saved()).isZero();
                    assertThat(s.pausedMillis()).isEqualTo(5_400_000);
                });
    }

    private static Savings savings(PriceTable prices) {
        return new Savings(Definitions.of("node_type: ra3.xlplus", "nodes: 2"), prices);
    }

    private static ClusterPaused paused(String requestId, Instant at) {
        return new ClusterPaused("w", requestId, "b", "q", at);
    }
}
