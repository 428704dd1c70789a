package io.landfall.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertRaised;
import io.landfall.warehouse.contention.Blocked;
import io.landfall.warehouse.contention.Blocker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedAlertsTest {

    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final BlockedAlerts alerts = new BlockedAlerts("dev", "sparkify", announced, Duration.ofMinutes(2));

    @Test
    void theAlertSaysWhoHoldsWhatAndWhatToDo() {
        alerts.blocked(blocked(180, "VACUUM sparkify.songs"));
        assertThat(announced.of(AlertRaised.class)).singleElement().satisfies(alert -> {
            assertThat(alert.summary()).isEqualTo("pipeline sparkify waits for a lock on sparkify.songs");
            assertThat(alert.evidence())
                    .isEqualTo("session 42 of analyst, in a transaction for 600 s, runs: VACUUM sparkify.songs");
            assertThat(alert.action()).contains("pg_terminate_backend");
        });
    }

    @Test
    void itIsSaidOnceForEachHolderAndNotAboutAMomentsWait() {
        alerts.blocked(blocked(30, ""));
        assertThat(announced.all()).isEmpty();
        alerts.blocked(blocked(120, ""));
        alerts.blocked(blocked(150, ""));
        assertThat(announced.of(AlertRaised.class)).hasSize(1);
    }

    private static Blocked blocked(long waitedSeconds, String statement) {
        return new Blocked(
                "sparkify.songs",
                Duration.ofSeconds(waitedSeconds),
                List.of(new Blocker(42, "analyst", Duration.ofMinutes(10), statement)));
    }
}
