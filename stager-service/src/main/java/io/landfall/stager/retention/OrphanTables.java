package io.landfall.stager.retention;

import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.project.Dataset;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tables in the place and with the name of a batch's that no batch in the ledger owns, or one whose files were staged again
 * before a load took it, so that none ever will. Staging creates a table and its ledger row in one transaction, so there are
 * no others unless somebody restored, copied or cleared a part of the warehouse.
 */
final class OrphanTables {

    /** Names looked at in one go. */
    static final int PAGE = 200;

    private final String schema;
    private final String prefix;
    private String lastName;

    OrphanTables(Dataset dataset) {
        this.schema = dataset.stagingTable().schema();
        this.prefix = dataset.batchTable("").name();
        this.lastName = prefix;
    }

    /**
     * Looks at the next page of the tables, and after the last at the first again.
     *
     * @param before what the ids of batches that are too young begin with
     * @return how many were dropped
     */
    int drop(Handle session, String before) {
        // The catalog is asked alone: Redshift keeps it on the leader node and cannot join it with tables.
        List<String> page = session.createQuery("""
                        SELECT tablename FROM pg_tables
                        WHERE schemaname = :schema AND tablename > :last AND tablename < :before
                        ORDER BY tablename LIMIT\s""" + PAGE)
                .bind("schema", schema)
                .bind("last", lastName)
                .bind("before", prefix + before)
                .mapTo(String.class)
                .list();
        lastName = page.size() < PAGE ? prefix : page.get(page.size() - 1);
        List<QualifiedName> batchTables = page.stream()
                .filter(name -> name.startsWith(prefix) && BatchId.is(name.substring(prefix.length())))
                .map(name -> new QualifiedName(schema, name))
                .toList();
        Set<String> owned = BatchLedger.tables(
                session, batchTables.stream().map(QualifiedName::toString).toList());
        List<QualifiedName> orphans = batchTables.stream()
                .filter(table -> !owned.contains(table.toString()))
                .toList();
        orphans.forEach(table -> session.execute("DROP TABLE IF EXISTS " + table.sql()));
        return orphans.size();
    }
}
