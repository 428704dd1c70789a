package io.landfall.local.command;

import io.landfall.local.stack.Ports;
import io.landfall.local.stack.StackSettings;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.redshift.controlplane.timing.Timings;
import java.nio.file.Path;
import java.util.Optional;
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
                    "Project to load: a folder with warehouse.yaml and pipeline.yaml. Default: the Sparkify example.")
    private Path project;

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

    /** The project that was named; empty if none was. */
    Optional<Path> named() {
        return Optional.ofNullable(project).map(path -> path.toAbsolutePath().normalize());
    }

    /** @throws io.landfall.project.ProjectException listing everything that is wrong with it */
    Project project(Invocation invocation) {
        return ProjectReader.read(named().orElse(invocation.home().resolve("examples/sparkify")));
    }

    StackSettings settings(Invocation invocation, Project read) {
        return new StackSettings(
                invocation.home(),
                read.directory(),
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
