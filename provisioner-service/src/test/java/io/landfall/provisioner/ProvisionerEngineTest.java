package io.landfall.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Cause;
import io.landfall.event.ClusterFailed;
import io.landfall.event.Command;
import io.landfall.event.TeardownCluster;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.project.ProjectReader;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.operation.Operations;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvisionerEngineTest {

    private final WarehouseDefinition warehouse =
            ProjectReader.read(Path.of("..", "examples", "sparkify")).warehouse();
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final AtomicBoolean acknowledged = new AtomicBoolean();
    private final ProvisionerEngine engine = new ProvisionerEngine(
            warehouse.warehouse(),
            new Operations(
                    warehouse,
                    () -> {
                        throw new IllegalStateException("AWS is not to be asked");
                    },
                    ready -> {
                        throw new IllegalStateException("nothing is to be connected to");
                    },
                    new Patience(Duration.ofMillis(1), Duration.ofMillis(10)),
                    Clock.systemUTC()),
            announced);

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void commandThatIsADayOldIsNotCarriedOutAndSaidSo() throws Exception {
        engine.start();
        engine.offer(command("sparkify", Instant.now().minus(Duration.ofDays(2))));
        await().untilTrue(acknowledged);
        assertThat(announced.all()).singleElement().isInstanceOfSatisfying(ClusterFailed.class, failed -> assertThat(
                        failed.reason())
                .contains("more than a day ago"));
    }

    @Test
    void commandForAnotherWarehouseIsLeftToOthers() throws Exception {
        engine.offer(command("other", Instant.now()));
        assertThat(acknowledged).isTrue();
        assertThat(announced.all()).isEmpty();
    }

    private Delivery<Command> command(String name, Instant announcedAt) {
        return new Delivery<>(
                new TeardownCluster(name, "r", false, false),
                announcedAt,
                new Cause("c", "c"),
                () -> acknowledged.set(true));
    }
}
