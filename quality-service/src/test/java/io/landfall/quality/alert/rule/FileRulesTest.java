package io.landfall.quality.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertRaised;
import io.landfall.event.Event;
import io.landfall.event.FilesRejected;
import io.landfall.event.NotificationsDead;
import io.landfall.event.Reconciled;
import io.landfall.event.RejectedFile;
import io.landfall.event.RejectedRow;
import io.landfall.event.RejectionHealed;
import io.landfall.event.RowsRejected;
import io.landfall.event.Severity;
import io.landfall.quality.alert.AlertDesk;
import io.landfall.quality.alert.WatchedAlerts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to files, as it comes over Kafka. */
class FileRulesTest {

    private final WatchedAlerts alerts = new WatchedAlerts(
            new FilesRejectedRule("dev"), new RowsRejectedRule(), new NotificationsDeadRule(), new ReconcileRule());

    @Test
    void aRejectedFileIsToldWithItsPlaceAndWhatToDo() {
        alerts.see(new FilesRejected("p", "d", List.of(file("d/1.json"))));
        AlertRaised alert = alerts.raised().get(0);
        assertThat(alert.summary())
                .isEqualTo("1 file of dataset d of pipeline p cannot be loaded unchanged, such as d/1.json");
        assertThat(alert.evidence()).isEqualTo("d/1.json, line 3, column id, value 'x': Invalid digit");
        assertThat(alert.action())
                .isEqualTo("write a number; then drop it again under its key: ./landfall put 1.json --prefix d");
    }

    @Test
    void tenThousandRejectionsOfADatasetAreOneAlertThatCountsThem() {
        for (int i = 0; i < 10_000; i++) {
            alerts.see(new FilesRejected("p", "d", List.of(file("d/" + i))));
        }
        assertThat(alerts.raised()).hasSize(1);
        alerts.pass(AlertDesk.AGAIN);
        alerts.desk().tellCounts();
        assertThat(alerts.raised()).hasSize(2).last().satisfies(alert -> {
            assertThat(alert.occurrences()).isEqualTo(10_000);
            assertThat(alert.summary()).startsWith("10000 files of dataset d");
        });
    }

    @Test
    void itIsOverWhenTheLastRejectedFileIsHealed() {
        alerts.see(new FilesRejected("p", "d", List.of(file("d/1"), file("d/2"))));
        later(new RejectionHealed("p", "d", "b1", 1, List.of("d/1"), 1L));
        later(new RejectionHealed("p", "d", "b1", 1, List.of("d/1"), null));
        later(new RejectionHealed("p", "other", "b1", 1, List.of("d/1"), 0L));
        assertThat(alerts.open()).containsExactly("p/files-rejected/d");
        later(new RejectionHealed("p", "d", "b2", 1, List.of("d/2"), 0L));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void objectsOfNoDatasetAreAnAlertOfTheInstallation() {
        alerts.see(new FilesRejected(null, null, List.of(file("stray.txt"))));
        assertThat(alerts.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo("dev/files-rejected/unrouted");
            assertThat(alert.pipeline()).isNull();
            assertThat(alert.summary()).isEqualTo("the landing bucket has 1 object of no dataset, such as stray.txt");
        });
    }

    @Test
    void rowsKeptAsideAreCounted() {
        alerts.see(new RowsRejected(
                "p", "d", "b", 1, 7, List.of(new RejectedRow("landing", "d/1", "v", 4, "id", 1207, "Invalid digit"))));
        assertThat(alerts.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.WARN);
            assertThat(alert.occurrences()).isEqualTo(7);
            assertThat(alert.evidence()).isEqualTo("d/1, line 4: Invalid digit");
        });
    }

    @Test
    void notificationsThatWereGivenUpAreToldUntilTheirQueueIsEmpty() {
        alerts.see(new NotificationsDead("dev", "https://sqs/dead", 3, alerts.now()));
        assertThat(alerts.raised())
                .singleElement()
                .extracting(AlertRaised::summary)
                .isEqualTo("SQS gave up 3 notifications; the files they speak of may not be loaded");
        later(new NotificationsDead("dev", "https://sqs/dead", 2, alerts.now()));
        assertThat(alerts.open()).containsExactly("dev/dead-letters/sqs");
        later(new NotificationsDead("dev", "https://sqs/dead", 0, alerts.now()));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void differencesAreToldUntilAComparisonFindsNone() {
        alerts.see(reconciled("r1", 2, 2));
        assertThat(alerts.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.WARN);
            assertThat(alert.summary())
                    .isEqualTo("dataset d of pipeline p: 2 differences between the landing bucket and the ledger");
            assertThat(alert.tried()).isEqualTo("2 of them were landed now");
        });
        later(reconciled("r2", 1, 0));
        assertThat(alerts.raised()).as("nothing mends it by itself").hasSize(2);
        later(reconciled("r3", 0, 0));
        assertThat(alerts.open()).isEmpty();
    }

    private void later(Event event) {
        alerts.pass(Duration.ofSeconds(1));
        alerts.see(event);
    }

    private static RejectedFile file(String key) {
        return new RejectedFile("landing", key, "v", 1207, "Invalid digit", 3L, "id", "x", "write a number");
    }

    private static Reconciled reconciled(String request, long missing, long landed) {
        return new Reconciled(
                "p", "d", request, "asked", false, 10, 8, 0, missing, 0, 0, 0, landed, 0, 0L, 0L, 0, 0, null, List.of(),
                0, 5);
    }
}
