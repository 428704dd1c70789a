package io.landfall.local.command;

import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Suggestion;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A dataset as it is named on the command line. */
final class DatasetName {

    private DatasetName() {}

    /** @throws ParameterException if the pipeline has none of this name; says which it has */
    static void require(CommandSpec spec, PipelineDefinition pipeline, String name) {
        if (pipeline.dataset(name).isEmpty()) {
            List<String> names = pipeline.datasets().stream().map(Dataset::name).toList();
            throw new ParameterException(
                    spec.commandLine(),
                    "pipeline %s has no dataset %s; it has %s%s"
                            .formatted(
                                    pipeline.pipeline(),
                                    name,
                                    String.join(", ", names),
                                    Suggestion.didYouMean(name, names)));
        }
    }
}
