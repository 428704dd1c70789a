package io.landfall.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.LockHolder;
import io.landfall.event.WriteBlocked;
import io.landfall.warehouse.contention.Blocked;
import io.landfall.warehouse.contention.Blocker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedWritesTest {

    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final BlockedWrites writes =
            new BlockedWrites("sparkify", WriteBlocked.LOADING, announced, Duration.ofMinutes(2));

    @Test
    void theEventSaysWhoHoldsWhatAndForHowLong() {
        writes.blocked(blocked(180, 42, "VACUUM sparkify.songs"));
        assertThat(announced.of(WriteBlocked.class))
                .containsExactly(new WriteBlocked(
                        "sparkify",
                        "sparkify.songs",
                        "loading",
                        List.of(new LockHolder(42, "analyst", 600_000, "VACUUM sparkify.songs")),
                        180_000));
    }

    @Test
    void aMomentsWaitIsNotWorthALook() {
        writes.blocked(blocked(30, 42, ""));
        assertThat(announced.all()).isEmpty();
    }

    @Test
    void itIsSaidAgainWhenItGoesOnForLong() {
        writes.blocked(blocked(120, 42, ""));
        writes.blocked(blocked(150, 42, ""));
        writes.blocked(blocked(239, 42, ""));
        assertThat(announced.all()).hasSize(1);
        writes.blocked(blocked(240, 42, ""));
        assertThat(announced.all()).hasSize(2);
    }

    @Test
    void itIsSaidAgainForAnotherHolderAndForAnotherWait() {
        writes.blocked(blocked(150, 42, ""));
        writes.blocked(blocked(160, 43, ""));
        writes.blocked(blocked(125, 43, ""));
        assertThat(announced.all()).hasSize(3);
    }

    private static Blocked blocked(long waitedSeconds, int pid, String statement) {
        return new Blocked(
                "sparkify.songs",
                Duration.ofSeconds(waitedSeconds),
                List.of(new Blocker(pid, "analyst", Duration.ofMinutes(10), statement)));
    }
}
