package io.landfall.local.command;

import io.landfall.local.request.Answerer;
import io.landfall.local.request.PipelineRequests;
import io.landfall.local.request.Request;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.Service;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackFile;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.ProjectReader;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which pipeline a command is about, and who is asked. */
final class PipelineOptions {

    private static final int STACK_PATIENCE = 120;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Ask the services behind this Kafka instead of the stack that runs here.")
    private String kafka;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "With --kafka: the project of the pipeline, a folder with warehouse.yaml and pipeline.yaml.")
    private Path project;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + STACK_PATIENCE,
            description = "Give up when nothing is heard for so long. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The pipeline, and the way to ask for something that is done to it. */
    record Access(PipelineDefinition pipeline, PipelineRequests requests) {}

    /**
     * @param service who carries the command out
     * @throws StackException if neither a stack runs here nor {@code --kafka} was said
     */
    Access access(Invocation invocation, Service service) {
        if (timeout <= 0) {
            throw wrong("--timeout is more than 0 seconds");
        }
        if (kafka == null ? project != null : project == null) {
            throw wrong("--kafka and --project go together");
        }
        if (kafka != null) {
            return access(project.toAbsolutePath().normalize(), kafka, Answerer.elsewhere(service.id()));
        }
        RunningStack stack = new StackFile(invocation.state())
                .read()
                .orElseThrow(
                        () -> new StackException("no Landfall stack is running here; start one with: ./landfall up,"
                                + " or ask one elsewhere with: --kafka HOST:PORT --project DIR"));
        return access(stack.project(), stack.kafka(), stack.answerer(service));
    }

    private Access access(Path directory, String broker, Answerer answerer) {
        return new Access(
                ProjectReader.read(directory).pipeline(),
                new PipelineRequests(new Request(broker, Duration.ofSeconds(timeout), answerer)));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
