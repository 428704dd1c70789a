package io.landfall.quality.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertRaised;
import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.DriftDetected;
import io.landfall.event.Severity;
import io.landfall.quality.alert.WatchedAlerts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarehouseRulesTest {

    private final WatchedAlerts alerts = new WatchedAlerts(new WarehouseFailedRule(), new WarehouseDriftedRule());

    @Test
    void aCommandThatFailedIsCriticalUntilOneIsCarriedOut() {
        alerts.see(new ClusterFailed("dev", "r1", "role", "the account may not create roles"));
        assertThat(alerts.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo("dev/warehouse-failed");
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.summary()).isEqualTo("request r1 for warehouse dev failed at step role");
        });
        alerts.pass(Duration.ofSeconds(1));
        alerts.see(new ClusterPaused("dev", "r2", "b", "q", alerts.now()));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void driftIsToldUntilItIsGone() {
        alerts.see(new DriftDetected("dev", List.of("iam role r is missing"), 1));
        assertThat(alerts.raised())
                .extracting(AlertRaised::summary)
                .containsExactly("warehouse dev has 1 difference from warehouse.yaml");
        alerts.pass(Duration.ofSeconds(1));
        alerts.see(new DriftDetected("dev", List.of(), 0));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void whatIsGoneHasNoAlerts() {
        alerts.see(new ClusterFailed("dev", "r1", "role", "no"));
        alerts.see(new DriftDetected("dev", List.of("iam role r is missing"), 1));
        alerts.pass(Duration.ofSeconds(1));
        alerts.see(new ClusterDeleted("dev", "r2"));
        assertThat(alerts.open()).isEmpty();
    }
}
