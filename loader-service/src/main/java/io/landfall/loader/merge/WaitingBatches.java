package io.landfall.loader.merge;

import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.ReplacedLedger;
import io.landfall.ledger.RewrittenFiles;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.plan.Requirements;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.check.Check;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which batches a load may take: staged, not held, taken by no load, and with what they require loaded or among them. */
final class WaitingBatches {

    private final PipelineDefinition pipeline;
    private final BatchLedger ledger;
    private final ReplacedLedger replaced;
    private final RewrittenFiles rewritten;

    WaitingBatches(PipelineDefinition pipeline) {
        this.pipeline = pipeline;
        this.ledger = new BatchLedger(pipeline.pipeline());
        this.replaced = new ReplacedLedger(pipeline.pipeline());
        this.rewritten = new RewrittenFiles(pipeline.pipeline());
    }

    /** Oldest first, as far as one load takes them; without those a gate refused whose corrected files are among them. */
    List<StagedBatch> all(Handle session) {
        return ready(
                session,
                datasets -> inTurn(session, LoadPortion.of(current(session, ledger.unloadedBut(session, datasets)))));
    }

    /** A table that takes each key once takes versions of one file one after the other; replaced ones take the newest anyway. */
    private List<StagedBatch> inTurn(Handle session, List<StagedBatch> batches) {
        return batches.size() < 2 || pipeline.loads().stream().allMatch(WaitingBatches::takesAll)
                ? batches
                : rewritten.apart(session, batches);
    }

    private static boolean takesAll(Load load) {
        return load.key().isEmpty() || load.mode() == LoadMode.REPLACE;
    }

    private List<StagedBatch> current(Handle session, List<StagedBatch> batches) {
        if (batches.size() < 2 || pipeline.checks().stream().noneMatch(Check::gate)) {
            return batches;
        }
        Set<String> outdated = replaced.outdated(session, ids(batches));
        return batches.stream()
                .filter(b -> !outdated.contains(b.announcement().batch()))
                .toList();
    }

    /** Those of the batches that still wait. */
    List<StagedBatch> among(Handle session, List<StagedBatch> batches) {
        List<StagedBatch> still = ledger.unloaded(session, ids(batches));
        return ready(session, datasets -> still.stream()
                .filter(b -> !datasets.contains(b.announcement().dataset()))
                .toList());
    }

    private List<StagedBatch> ready(Handle session, Function<Set<String>, List<StagedBatch>> but) {
        return new Requirements(pipeline).ready(() -> ledger.loadedDatasets(session), but);
    }

    private static Set<String> ids(List<StagedBatch> batches) {
        return batches.stream().map(b -> b.announcement().batch()).collect(Collectors.toSet());
    }
}
