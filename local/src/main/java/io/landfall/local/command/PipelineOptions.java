package io.landfall.local.command;

import io.landfall.local.request.Answerer;
import io.landfall.local.request.PipelineRequests;
import io.landfall.local.request.Request;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.Service;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackFile;
import io.landfall.project.Installation;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Suggestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
            description =
                    "With --kafka: the project of the pipeline, a folder with warehouse.yaml and pipeline.yaml. May"
                            + " be given several times.")
    private List<Path> projects = List.of();

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Name of the pipeline. Needed where several are served together.")
    private String pipeline;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + STACK_PATIENCE,
            description = "Give up when nothing is heard for so long. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * The pipeline, and the way to ask for something that is done to it.
     *
     * @param stack the stack that runs here; empty where one elsewhere is asked
     */
    record Access(PipelineDefinition pipeline, PipelineRequests requests, Optional<RunningStack> stack) {}

    /** Which services are asked, and what they serve. */
    private record Site(Installation installation, PipelineRequests requests, Optional<RunningStack> stack) {

        List<PipelineDefinition> pipelines() {
            return installation.pipelines();
        }

        Access access(PipelineDefinition pipeline) {
            return new Access(pipeline, requests, stack);
        }
    }

    /**
     * @param service who carries the command out
     * @throws StackException if neither a stack runs here nor {@code --kafka} was said
     */
    Access access(Invocation invocation, Service service) {
        return access(invocation, service, pipeline);
    }

    /**
     * As {@link #access(Invocation, Service)}, for a command that may name the pipeline in another way too.
     *
     * @param wanted name of the pipeline; null for the only one there is
     */
    Access access(Invocation invocation, Service service, String wanted) {
        if (pipeline != null && wanted != null && !pipeline.equals(wanted)) {
            throw wrong("--pipeline " + pipeline + " is not pipeline " + wanted);
        }
        Site site = site(invocation, service);
        return site.access(choose(site.pipelines(), wanted == null ? pipeline : wanted));
    }

    /**
     * As {@link #access(Invocation, Service)}, but of every pipeline that is served where none is named.
     *
     * @throws io.landfall.project.ProjectException also if {@code alerts.yaml} is wrong
     */
    List<Access> every(Invocation invocation, Service service) {
        Site site = site(invocation, service);
        Projects.requireAlerts(site.installation());
        List<PipelineDefinition> pipelines =
                pipeline == null ? site.pipelines() : List.of(choose(site.pipelines(), pipeline));
        return pipelines.stream().map(site::access).toList();
    }

    private Site site(Invocation invocation, Service service) {
        if (timeout <= 0) {
            throw wrong("--timeout is more than 0 seconds");
        }
        if ((kafka == null) != projects.isEmpty()) {
            throw wrong("--kafka and --project go together");
        }
        if (kafka != null) {
            List<Path> directories = projects.stream()
                    .map(path -> path.toAbsolutePath().normalize())
                    .toList();
            return site(directories, kafka, Answerer.elsewhere(service.id()), Optional.empty());
        }
        RunningStack stack = new StackFile(invocation.state())
                .read()
                .orElseThrow(
                        () -> new StackException("no Landfall stack is running here; start one with: ./landfall up,"
                                + " or ask one elsewhere with: --kafka HOST:PORT --project DIR"));
        return site(stack.projects(), stack.kafka(), stack.answerer(service), Optional.of(stack));
    }

    private Site site(List<Path> directories, String broker, Answerer answerer, Optional<RunningStack> stack) {
        return new Site(
                Installation.read(directories),
                new PipelineRequests(new Request(broker, Duration.ofSeconds(timeout), answerer)),
                stack);
    }

    private PipelineDefinition choose(List<PipelineDefinition> pipelines, String wanted) {
        if (wanted == null && pipelines.size() == 1) {
            return pipelines.get(0);
        }
        List<String> names =
                pipelines.stream().map(PipelineDefinition::pipeline).toList();
        if (wanted == null) {
            throw wrong("several pipelines are served; say which with --pipeline: " + String.join(", ", names));
        }
        return pipelines.stream()
                .filter(p -> p.pipeline().equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong("there is no pipeline " + wanted + "; there is " + String.join(", ", names)
                        + Suggestion.didYouMean(wanted, names)));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
