package io.landfall.loader.plan;

import io.landfall.event.StagingLoaded;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Load;
import io.landfall.project.PipelineDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which batches may be loaded now. A load that {@code requires} a dataset makes the batches of its inputs wait, staged, until a
 * batch of that dataset has been loaded or comes along. A batch is taken by all loads that read it or by none, so none of them
 * misses it.
 */
public record Requirements(PipelineDefinition pipeline) {

    private static final Logger LOG = LoggerFactory.getLogger(Requirements.class);

    /**
     * @param loaded datasets of which something has been loaded; asked only if anything is required
     * @param batches the oldest batches that no load has taken, but for those of some datasets
     */
    public List<StagedBatch> ready(Supplier<Set<String>> loaded, Function<Set<String>, List<StagedBatch>> batches) {
        if (pipeline.loads().stream().allMatch(load -> load.requires().isEmpty())) {
            return batches.apply(Set.of());
        }
        Set<String> known = loaded.get();
        Set<String> waiting = new HashSet<>();
        while (true) {
            List<StagedBatch> taken = batches.apply(waiting);
            Set<String> more = waiting(known, datasets(taken));
            if (more.isEmpty()) {
                return taken;
            }
            LOG.info("batches of {} wait for datasets that were never loaded", more);
            waiting.addAll(more);
        }
    }

    /** Those of the datasets at hand that have to wait for one that is neither at hand nor known. */
    Set<String> waiting(Set<String> known, Set<String> atHand) {
        return atHand.stream()
                .filter(dataset -> pipeline.loads().stream()
                        .filter(load -> load.inputs().contains(dataset))
                        .map(Load::requires)
                        .flatMap(List::stream)
                        .anyMatch(required -> !known.contains(required) && !atHand.contains(required)))
                .collect(Collectors.toSet());
    }

    private static Set<String> datasets(List<StagedBatch> batches) {
        return batches.stream()
                .map(StagedBatch::announcement)
                .map(StagingLoaded::dataset)
                .collect(Collectors.toSet());
    }
}
