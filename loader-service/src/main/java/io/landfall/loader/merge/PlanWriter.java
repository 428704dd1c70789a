package io.landfall.loader.merge;

import io.landfall.event.TableChange;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.LoadPlan;
import io.landfall.loader.undo.EffectKeeper;
import io.landfall.loader.undo.LoadImages;
import io.landfall.project.PipelineDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Writes all targets of a plan, and keeps what is needed to undo that where the project says so. */
final class PlanWriter {

    private final Handle session;
    private final PipelineDefinition pipeline;
    private final Predicate<Delta> kept;

    /** @param kept deltas whose temporary table is not dropped, because it is looked at before the commit */
    PlanWriter(Handle session, PipelineDefinition pipeline, Predicate<Delta> kept) {
        this.session = session;
        this.pipeline = pipeline;
        this.kept = kept;
    }

    /** What became of each target. */
    Map<String, TableChange> write(LoadPlan plan) {
        if (!pipeline.undo().keeps() || plan.deltas().isEmpty()) {
            return write(plan, EffectKeeper.NONE);
        }
        LoadImages images = new LoadImages(session, pipeline.pipeline(), plan);
        Map<String, TableChange> tables = write(plan, images);
        images.recorded();
        return tables;
    }

    private Map<String, TableChange> write(LoadPlan plan, EffectKeeper keeper) {
        TargetWriter writer = new TargetWriter(session, keeper, kept);
        Map<String, TableChange> tables = new TreeMap<>();
        for (Delta delta : plan.deltas()) {
            tables.merge(delta.load().target().toString(), writer.write(delta), TableChange::and);
        }
        return tables;
    }
}
