package io.landfall.local.command;

import io.landfall.local.stack.Ports;
import io.landfall.local.stack.StackSettings;
import io.landfall.project.Installation;
import io.landfall.redshift.controlplane.timing.Timings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a stack can be started with. */
final class StackOptions {

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description =
                    "Project to load: a folder with warehouse.yaml and pipeline.yaml. Several may share the warehouse of the"
                            + " first. Default: the Sparkify example.")
    private List<Path> projects = new ArrayList<>();

    @ArgGroup
    private PortChoice ports = new PortChoice();

    @Option(
            names = "--aws-speed",
            paramLabel = "SPEED",
            defaultValue = "DEMO",
            description =
                    "How long AWS takes for what it is asked: demo (seconds) or realistic (minutes). Default: demo.")
    private AwsSpeed speed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** How long AWS takes. */
    enum AwsSpeed {
        DEMO(Timings.DEFAULT),
        REALISTIC(Timings.REALISTIC);

        private final Timings timings;

        AwsSpeed(Timings timings) {
            this.timings = timings;
        }
    }

    /** One or the other. */
    static final class PortChoice {

        @Option(
                names = "--port-offset",
                paramLabel = "N",
                description = "Add N to every port. Defaults: Kafka 9092, S3 9000, SQS 9324, AWS 4566, warehouse 5439,"
                        + " services 8181 to 8184.")
        private int offset;

        @Option(names = "--free-ports", description = "Use any free ports; they are printed.")
        private boolean free;
    }

    /** The projects that were named; empty if none was. */
    List<Path> named() {
        return projects.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }

    /** @throws io.landfall.project.ProjectException listing everything that is wrong with one */
    Installation installation(Invocation invocation) {
        List<Path> named = named();
        return Projects.read(named.isEmpty() ? List.of(invocation.home().resolve("examples/sparkify")) : named);
    }

    StackSettings settings(Invocation invocation, Installation read) {
        return new StackSettings(
                invocation.home(),
                read.directories(),
                read.warehouse().region(),
                read.warehouse().warehouse(),
                invocation.state(),
                choose(),
                speed.timings);
    }

    private Ports choose() {
        try {
            return ports.free ? Ports.free() : Ports.shiftedBy(ports.offset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
