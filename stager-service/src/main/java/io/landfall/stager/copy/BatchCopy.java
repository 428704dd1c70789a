package io.landfall.stager.copy;

import io.landfall.event.ClusterReady;
import io.landfall.event.LandedFile;
import io.landfall.project.Compression;
import io.landfall.project.Dataset;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Fills a batch's own table by one COPY, and compares what the warehouse says it did with what it was to do. */
final class BatchCopy {

    private final Dataset dataset;
    private final ClusterReady ready;
    private final String jsonpaths;

    /** @param jsonpaths URL of the jsonpaths file; null for none */
    BatchCopy(Dataset dataset, ClusterReady ready, String jsonpaths) {
        this.dataset = dataset;
        this.ready = ready;
        this.jsonpaths = jsonpaths;
    }

    /**
     * Creates the table and copies the files of the manifest into it.
     *
     * @param files what stands in the manifest; all compressed alike
     * @return number of rows
     * @throws IllegalStateException if rows or files do not add up; the transaction is to be rolled back
     */
    long run(Handle session, QualifiedName table, String manifest, List<LandedFile> files) throws InterruptedException {
        session.execute("CREATE TABLE " + table.sql() + " (LIKE "
                + dataset.stagingTable().sql() + ")");
        session.execute(statement(table, manifest, files).sql());
        long copied = count(session, "SELECT pg_last_copy_count()");
        long found = count(session, "SELECT COUNT(*) FROM " + table.sql());
        if (copied != found) {
            throw new IllegalStateException("COPY says it loaded " + copied + " rows into " + table + ", which holds "
                    + found + "; the batch is rolled back");
        }
        ScannedFiles.compare(session, files);
        return copied;
    }

    private CopyStatement statement(QualifiedName table, String manifest, List<LandedFile> files) {
        List<Compression> compressions = files.stream()
                .map(file -> dataset.format().compressionOf(file.key()))
                .distinct()
                .toList();
        if (compressions.size() != 1) {
            throw new IllegalArgumentException("one COPY cannot read files compressed as " + compressions);
        }
        return new CopyStatement(
                table, manifest, ready.roleArn(), ready.region(), dataset.format(), compressions.get(0), jsonpaths);
    }

    private static long count(Handle session, String sql) {
        return session.createQuery(sql).mapTo(Long.class).one();
    }
}
