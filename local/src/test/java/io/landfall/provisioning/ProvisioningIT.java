package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.Command;
import io.landfall.event.Event;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.WarehouseEvent;
import io.landfall.flow.Announcer;
import io.landfall.project.Installation;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.operation.Operations;
import io.landfall.provisioner.operation.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse's whole life, through the real SDK, against everything it is made of. */
class ProvisioningIT {

    private final Project project = ProjectReader.read(Path.of("..", "examples", "sparkify"));
    private AwsOnOneMachine machine;
    private Operations operations;

    @BeforeEach
    void start(@TempDir Path directory) {
        machine = new AwsOnOneMachine(directory, new NoDatabases());
        operations = new Operations(
                project.warehouse(),
                () -> Blueprint.of(Installation.of(project), machine.aws()),
                ready -> true,
                new Patience(Duration.ofMillis(20), Duration.ofSeconds(90)),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    @Test
    void aWarehouseIsProvisionedOnceHoweverOftenItIsAskedFor() throws Exception {
        WarehouseEvent first = run(new ProvisionCluster("sparkify", "1"));
        WarehouseEvent second = run(new ProvisionCluster("sparkify", "2"));
        assertThat(first).isInstanceOf(ClusterReady.class).isEqualTo(second);
        assertThat(machine.aws().redshift().describeClusters().clusters()).hasSize(1);
    }

    private WarehouseEvent run(Command command) throws Exception {
        return operations.of(command).run(new Progress(command, new Cause("c", "c"), new Silence()));
    }

    private static final class Silence implements Announcer {
        @Override
        public void announce(Cause cause, Event event) {}

        @Override
        public void announceFirst(Event event) {}
    }
}
