package io.landfall.stager.reconcile;

import io.landfall.event.StagingLoaded;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Dataset;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The batches of a dataset that no load took yet.
 *
 * @param unloaded oldest first; a long backlog is cut
 * @param missing how many of them have no table
 * @param miscounted how many of their tables have not the rows the ledger says; null where they were not counted
 */
record StagedTables(List<StagedBatch> unloaded, long missing, Long miscounted) {

    /** @param deep whether the rows are counted */
    static StagedTables of(Warehouse warehouse, String pipeline, Dataset dataset, boolean deep) throws Exception {
        return warehouse.run(session -> {
            List<StagedBatch> unloaded = new BatchLedger(pipeline)
                    .unloaded(session).stream()
                            .filter(b -> b.announcement().dataset().equals(dataset.name()))
                            .toList();
            Set<String> tables = tables(session, dataset.stagingTable().schema());
            List<StagingLoaded> there = unloaded.stream()
                    .map(StagedBatch::announcement)
                    .filter(b -> tables.contains(
                            QualifiedName.parse(b.stagingTable()).name()))
                    .toList();
            Long miscounted = deep ? miscounted(session, there) : null;
            return new StagedTables(unloaded, unloaded.size() - there.size(), miscounted);
        });
    }

    /** Known to the leader node alone, so it cannot be joined with the ledger. */
    private static Set<String> tables(Handle session, String schema) {
        return new HashSet<>(
                session.createQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = :schema")
                        .bind("schema", schema)
                        .mapTo(String.class)
                        .list());
    }

    private static long miscounted(Handle session, List<StagingLoaded> batches) {
        return batches.stream()
                .filter(batch -> rows(session, batch) != batch.rows())
                .count();
    }

    private static long rows(Handle session, StagingLoaded batch) {
        return session.createQuery("SELECT COUNT(*) FROM "
                        + QualifiedName.parse(batch.stagingTable()).sql())
                .mapTo(Long.class)
                .one();
    }
}
