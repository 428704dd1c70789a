package io.landfall.local.command;

import io.landfall.local.provision.DirectAccess;
import io.landfall.local.provision.ProvisionerAccess;
import io.landfall.local.provision.WarehouseAccess;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackFile;
import io.landfall.project.Installation;
import io.landfall.provisioner.converge.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which warehouse a command is about, and how it is reached. */
final class WarehouseOptions {

    private static final Duration STACK_PATIENCE = Duration.ofMinutes(10);
    private static final Duration AWS_PATIENCE = Duration.ofHours(1);
    private static final int MILLIS = 1000;
    private static final Duration AWS_POLL = Duration.ofSeconds(15);

    @Option(
            names = "--aws",
            description = "Work on the AWS account of your environment (AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL …)"
                    + " instead of the stack that runs here.")
    private boolean aws;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description =
                    "With --aws: the project whose warehouse it is, a folder with warehouse.yaml and pipeline.yaml;"
                            + " those that share it, too.")
    private List<Path> projects = new ArrayList<>();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "With --aws: give commands to the provisioner behind this Kafka instead of carrying them out"
                    + " here, so that its services learn of them.")
    private String kafka;

    @Option(names = "--s3-path-style", description = "With --aws: for an S3 that is not AWS's.")
    private boolean s3PathStyle;

    @Option(
            names = "--tls",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "With --aws: whether the SQL endpoint is spoken to encrypted; AWS's always is. Default: yes.")
    private boolean tls;

    @Option(
            names = "--poll",
            paramLabel = "SECONDS",
            description = "With --aws: how often AWS is asked how far it is. Default: 15.")
    private Double poll;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Give up when nothing is heard for so long. Default: 600, with --aws 3600.")
    private Integer timeout;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws StackException if neither a stack runs here nor {@code --aws} was said */
    WarehouseAccess access(Invocation invocation) {
        if (!aws) {
            return ProvisionerAccess.of(stack(invocation), patience(STACK_PATIENCE));
        }
        if (projects.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--aws needs --project DIR");
        }
        Installation read = Installation.read(
                projects.stream().map(path -> path.toAbsolutePath().normalize()).toList());
        if (kafka != null) {
            return ProvisionerAccess.elsewhere(read, s3PathStyle, kafka, patience(AWS_PATIENCE));
        }
        if (poll != null && poll <= 0 || timeout != null && timeout <= 0) {
            throw new ParameterException(spec.commandLine(), "--poll and --timeout are more than 0 seconds");
        }
        Duration wait = poll == null ? AWS_POLL : Duration.ofMillis(Math.max(1, (long) (poll * MILLIS)));
        return new DirectAccess(read, s3PathStyle, tls, new Patience(wait, patience(AWS_PATIENCE)));
    }

    private RunningStack stack(Invocation invocation) {
        if (!projects.isEmpty() || kafka != null) {
            throw new ParameterException(spec.commandLine(), "--project and --kafka go with --aws");
        }
        return new StackFile(invocation.state())
                .read()
                .orElseThrow(
                        () -> new StackException("no Landfall stack is running here; start one with: ./landfall up,"
                                + " or work on your AWS account with: --aws --project DIR"));
    }

    private Duration patience(Duration absent) {
        return timeout == null ? absent : Duration.ofSeconds(timeout);
    }
}
