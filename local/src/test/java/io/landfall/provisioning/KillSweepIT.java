package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.Command;
import io.landfall.event.PauseCluster;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.ResumeCluster;
import io.landfall.event.TeardownCluster;
import io.landfall.event.WarehouseEvent;
import io.landfall.project.Installation;
import io.landfall.project.Project;
import io.landfall.project.WarehouseKind;
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.operation.Operations;
import io.landfall.provisioner.operation.Progress;
import io.landfall.provisioner.plan.Plan;
import io.landfall.provisioner.plan.Planner;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.WarehouseResources;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provisioner is killed after every single call it makes to AWS, through a warehouse's whole life. The same command, given
 * again, ends where it would have ended, with one of everything.
 */
class KillSweepIT {

    private static final Patience QUICK = new Patience(Duration.ofMillis(10), Duration.ofSeconds(90));
    private static final int MORE_CALLS_THAN_ANY_COMMAND_MAKES = 100;

    private static final String AROUND = """
            warehouse: swept
            region: us-west-2
            landing_bucket: landfall-swept
            tags: {team: data}
            network: {allow: [10.0.0.0/8, 192.168.7.1/32]}
            """;

    @TempDir
    private Path directory;

    private AwsOnOneMachine machine;
    private Project project;
    private Set<String> counted;

    @BeforeEach
    void start() {
        machine = new AwsOnOneMachine(directory.resolve("aws"), new NoDatabases());
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    @Test
    void aCommandForAClusterThatWasKilledAfterAnyOfItsCallsIsFinishedByGivingItAgain() throws Exception {
        sweep("kind: provisioned\nnode_type: ra3.xlplus\nnodes: 2", Set.of());
    }

    /** What is around it is the same as around a cluster. */
    @Test
    void aCommandForServerlessThatWasKilledAfterAnyOfItsCallsIsFinishedByGivingItAgain() throws Exception {
        sweep("kind: serverless\nbase_capacity: 16\nusage_limit: {rpu_hours: 60}", Set.of("RedshiftServerless"));
    }

    private void sweep(String compute, Set<String> services) throws Exception {
        project = Projects.withWarehouse(directory.resolve("project"), AROUND + compute);
        counted = services;
        boolean pauses = project.warehouse().kind() == WarehouseKind.PROVISIONED;
        boolean killed = true;
        for (int calls = 1; killed; calls++) {
            killed = provisionKilledAfter(calls);
            pauses = pauses && pauseAndResumeKilledAfter(calls);
            killed |= teardownKilledAfter(calls) || pauses;
            assertThat(calls).isLessThan(MORE_CALLS_THAN_ANY_COMMAND_MAKES);
        }
    }

    private boolean provisionKilledAfter(int calls) throws Exception {
        ProvisionCluster command = new ProvisionCluster(name(), "provision-" + calls);
        boolean killed = isKilled(command, calls);
        ClusterReady ready = (ClusterReady) finished(command);
        assertThat(ready.secretArn()).isNotBlank();
        Plan plan = plan();
        assertThat(plan.hasChanges()).as("after %d calls: %s", calls, plan).isFalse();
        assertThat(everythingTagged()).as("after %d calls", calls).doesNotHaveDuplicates();
        return killed;
    }

    private boolean pauseAndResumeKilledAfter(int calls) throws Exception {
        PauseCluster pause = new PauseCluster(name(), "pause-" + calls);
        boolean killed = isKilled(pause, calls);
        assertThat(finished(pause)).isInstanceOf(ClusterPaused.class);
        ResumeCluster resume = new ResumeCluster(name(), "resume-" + calls);
        killed |= isKilled(resume, calls);
        assertThat(finished(resume)).isInstanceOf(ClusterReady.class);
        return killed;
    }

    private boolean teardownKilledAfter(int calls) throws Exception {
        TeardownCluster command = new TeardownCluster(name(), "teardown-" + calls, false, calls % 2 == 0);
        boolean killed = isKilled(command, calls);
        assertThat(finished(command)).isInstanceOf(ClusterDeleted.class);
        if (command.withData()) {
            assertThat(everythingTagged()).as("after %d calls", calls).isEmpty();
        }
        return killed;
    }

    /** False once the command makes fewer calls than that. */
    private boolean isKilled(Command command, int calls) throws InterruptedException {
        KillSwitch switched = new KillSwitch(counted, calls, () -> {
            throw new KillSwitch.Killed();
        });
        try (Aws aws = machine.clients(switched)) {
            run(command, aws);
            return false;
        } catch (KillSwitch.Killed e) {
            return true;
        }
    }

    private WarehouseEvent finished(Command command) throws InterruptedException {
        return run(command, machine.aws());
    }

    private WarehouseEvent run(Command command, Aws aws) throws InterruptedException {
        return new Operations(
                        project.warehouse(),
                        () -> Blueprint.of(Installation.of(project), aws),
                        ready -> true,
                        QUICK,
                        Clock.systemUTC())
                .of(command)
                .run(new Progress(command, new Cause("c", "c"), new Silence()));
    }

    private Plan plan() throws InterruptedException {
        WarehouseResources resources = Blueprint.of(Installation.of(project), machine.aws());
        return new Planner(
                        project.warehouse(),
                        machine.aws().account(),
                        resources,
                        new Convergence(QUICK, (step, state) -> {}))
                .provisioning(any -> Optional.empty());
    }

    private List<Address> everythingTagged() {
        return Blueprint.of(Installation.of(project), machine.aws()).searches().stream()
                .flatMap(search -> search.find().stream())
                .toList();
    }

    private String name() {
        return project.warehouse().warehouse();
    }
}
