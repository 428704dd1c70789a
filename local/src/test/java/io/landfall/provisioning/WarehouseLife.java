package io.landfall.provisioning;

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
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.operation.Operations;
import io.landfall.provisioner.operation.Progress;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Resource;
import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Commands for a warehouse of a given definition, carried out here and now. */
final class WarehouseLife {

    private static final Path EXAMPLE = Path.of("..", "examples", "sparkify");

    private final Aws aws;
    private final Path directory;
    private final String name;
    private Project project;
    private int requests;
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    WarehouseLife(Aws aws, Path directory, String name) {
        this.aws = aws;
        this.directory = directory;
        this.name = name;
    }

    /** Commands run with these permissions only; what others do in between may do everything. */
    WarehouseLife allowedOnly(List<String> permissions, ControlPlaneFaults faults) {
        before = () -> faults.allowOnly(permissions);
        after = faults::allowEverything;
        return this;
    }

    /** From now on warehouse.yaml has, besides name, region and bucket, these lines. */
    WarehouseLife defined(String... lines) {
        try {
            Path copy = Files.createTempDirectory(directory, "project");
            copy(EXAMPLE, copy);
            Files.writeString(
                    copy.resolve("warehouse.yaml"),
                    "warehouse: %s\nregion: us-west-2\nlanding_bucket: landfall-%s\n".formatted(name, name)
                            + String.join("\n", lines)
                            + "\n");
            project = ProjectReader.read(copy);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WarehouseEvent provision() throws InterruptedException {
        return run(new ProvisionCluster(name, request()));
    }

    WarehouseEvent pause() throws InterruptedException {
        return run(new PauseCluster(name, request()));
    }

    WarehouseEvent resume() throws InterruptedException {
        return run(new ResumeCluster(name, request()));
    }

    WarehouseEvent teardown(boolean finalSnapshot, boolean withData) throws InterruptedException {
        return run(new TeardownCluster(name, request(), finalSnapshot, withData));
    }

    /** What is found of each resource now, by its kind. */
    Map<String, Finding> findings() {
        Map<String, Finding> findings = new TreeMap<>();
        for (Resource resource : resources()) {
            findings.put(resource.address().kind(), resource.find());
        }
        return findings;
    }

    List<Resource> resources() {
        return Blueprint.of(Installation.of(project), aws, WarehouseLife::address)
                .inOrder();
    }

    /** What a person would be told before it is provisioned. */
    List<String> warnings() {
        before.run();
        try {
            return resources().stream()
                    .flatMap(resource -> resource.warnings().stream())
                    .toList();
        } finally {
            after.run();
        }
    }

    private WarehouseEvent run(Command command) throws InterruptedException {
        Operations operations = new Operations(
                project.warehouse(),
                () -> Blueprint.of(Installation.of(project), aws, WarehouseLife::address),
                ready -> true,
                new Patience(Duration.ofMillis(10), Duration.ofSeconds(90)),
                Clock.systemUTC());
        before.run();
        try {
            return operations.of(command).run(new Progress(command, new Cause("c", "c"), new Silence()));
        } finally {
            after.run();
        }
    }

    /** What my-ip stands for. */
    private static String address() {
        return "192.0.2.7";
    }

    private String request() {
        requests++;
        return String.valueOf(requests);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static final class Silence implements Announcer {
        @Override
        public void announce(Cause cause, Event event) {}

        @Override
        public void announceFirst(Event event) {}
    }
}
