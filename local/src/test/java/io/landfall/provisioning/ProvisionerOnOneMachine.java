package io.landfall.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.landfall.event.Cause;
import io.landfall.event.Command;
import io.landfall.event.Event;
import io.landfall.event.PauseCluster;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.ResumeCluster;
import io.landfall.event.TeardownCluster;
import io.landfall.event.WarehouseEvent;
import io.landfall.flow.Announcer;
import io.landfall.project.Installation;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.operation.Operations;
import io.landfall.provisioner.operation.Progress;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.WarehouseResources;
import io.landfall.redshift.controlplane.ControlPlane;
import io.landfall.redshift.controlplane.timing.Timings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The provisioner's engine in an AWS on one machine, with definitions that change from command to command. */
final class ProvisionerOnOneMachine implements AutoCloseable {

    static final String WAREHOUSE = "sparkify";

    private static final String MY_IP = "192.0.2.7";
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(20), Duration.ofSeconds(90));
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Project example = ProjectReader.read(Path.of("..", "examples", "sparkify"));
    private final AwsOnOneMachine machine;
    private Project project;

    ProvisionerOnOneMachine(Path directory) {
        this(directory, AwsOnOneMachine.QUICK);
    }

    ProvisionerOnOneMachine(Path directory, Timings timings) {
        machine = new AwsOnOneMachine(directory, new NoDatabases(), timings);
        define();
    }

    /** From now on the warehouse is the shortest one with these lines besides. */
    void define(String... lines) {
        String text = "warehouse: %s\nregion: us-west-2\nlanding_bucket: landfall-sparkify\n".formatted(WAREHOUSE)
                + String.join("\n", lines);
        try {
            project = new Project(
                    example.directory(), YAML.readValue(text, WarehouseDefinition.class), example.pipeline());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    WarehouseEvent provision() throws InterruptedException {
        return run(new ProvisionCluster(WAREHOUSE, "provision"));
    }

    WarehouseEvent pause() throws InterruptedException {
        return run(new PauseCluster(WAREHOUSE, "pause"));
    }

    WarehouseEvent resume() throws InterruptedException {
        return run(new ResumeCluster(WAREHOUSE, "resume"));
    }

    WarehouseEvent teardown(String requestId, boolean finalSnapshot) throws InterruptedException {
        return run(new TeardownCluster(WAREHOUSE, requestId, finalSnapshot, true));
    }

    WarehouseResources resources() {
        return Blueprint.of(Installation.of(project), machine.aws(), () -> MY_IP);
    }

    /** What a plan would show. */
    Map<String, Finding> look() {
        Map<String, Finding> found = new TreeMap<>();
        for (Resource resource : resources().inOrder()) {
            found.put(resource.address().kind(), resource.find());
        }
        return found;
    }

    Resource resource(String kind) {
        return resources().inOrder().stream()
                .filter(resource -> resource.address().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    Aws aws() {
        return machine.aws();
    }

    ControlPlane controlPlane() {
        return machine.controlPlane();
    }

    @Override
    public void close() {
        machine.close();
    }

    private WarehouseEvent run(Command command) throws InterruptedException {
        Operations operations =
                new Operations(project.warehouse(), this::resources, ready -> true, PATIENCE, Clock.systemUTC());
        return operations.of(command).run(new Progress(command, new Cause("c", "c"), new Silence()));
    }

    private static final class Silence implements Announcer {
        @Override
        public void announce(Cause cause, Event event) {}

        @Override
        public void announceFirst(Event event) {}
    }
}
