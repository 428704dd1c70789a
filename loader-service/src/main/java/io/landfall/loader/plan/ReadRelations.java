package io.landfall.loader.plan;

import io.landfall.event.StagingLoaded;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Load;
import io.landfall.project.ProjectRelations;
import io.landfall.project.Relations;
import io.landfall.warehouse.QualifiedName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The newest lists, and which of them a SELECT reads. Only what it reads can be out of date: a table that is computed anew from
 * other targets is computed whatever came.
 */
final class ReadRelations implements Relations {

    private final ProjectRelations newest;
    private final Set<String> read = new HashSet<>();

    ReadRelations(ProjectRelations newest) {
        this.newest = newest;
    }

    @Override
    public String staging(String dataset) {
        read.add(dataset);
        return newest.staging(dataset);
    }

    @Override
    public String target(String table) {
        return newest.target(table);
    }

    /** What of these batches the SELECT passes over. */
    Delta.Lists of(Load load, List<StagedBatch> batches) {
        List<StagingLoaded> brought = batches.stream()
                .map(StagedBatch::announcement)
                .filter(batch -> load.inputs().contains(batch.dataset()))
                .toList();
        long passedOver = brought.stream()
                .filter(batch -> read.contains(batch.dataset()) && !isTaken(batch))
                .mapToLong(StagingLoaded::rows)
                .sum();
        boolean areOutdated = brought.stream()
                .map(StagingLoaded::dataset)
                .allMatch(dataset ->
                        read.contains(dataset) && newest.tables(dataset).isEmpty());
        return new Delta.Lists(passedOver, areOutdated);
    }

    private boolean isTaken(StagingLoaded batch) {
        return newest.tables(batch.dataset()).contains(QualifiedName.parse(batch.stagingTable()));
    }
}
