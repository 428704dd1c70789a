package io.landfall.stager.copy;

import io.landfall.event.ClusterReady;
import io.landfall.event.LandedFile;
import io.landfall.project.Compression;
import io.landfall.project.Dataset;
import io.landfall.project.FileType;
import io.landfall.stager.reject.Diagnosis;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Optional;
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
     * @param option what is added to the COPY; may be empty
     * @return number of rows
     * @throws IllegalStateException if rows or files do not add up; the transaction is to be rolled back
     */
    long run(Handle session, QualifiedName table, String manifest, List<LandedFile> files, String option)
            throws InterruptedException {
        session.execute("CREATE TABLE " + table.sql() + " (LIKE "
                + dataset.stagingTable().sql() + ")");
        session.execute(statement(table, manifest, files).sql() + option);
        long copied = count(session, "SELECT pg_last_copy_count()");
        long found = count(session, "SELECT COUNT(*) FROM " + table.sql());
        if (copied != found) {
            throw new IllegalStateException("COPY says it loaded " + copied + " rows into " + table + ", which holds "
                    + found + "; the batch is rolled back");
        }
        ScannedFiles.compare(session, files);
        return copied;
    }

    /** A COPY of the same files that writes nothing; empty for columnar files, which have none. */
    Optional<String> trial(String manifest, List<LandedFile> files) {
        return dataset.format().type() == FileType.PARQUET
                ? Optional.empty()
                : Optional.of(statement(dataset.stagingTable(), manifest, files).sql() + Diagnosis.TRIAL);
    }

    /** How the files are compressed, all of them. */
    Compression compression(List<LandedFile> files) {
        List<Compression> compressions = files.stream()
                .map(file -> dataset.format().compressionOf(file.key()))
                .distinct()
                .toList();
        if (compressions.size() != 1) {
            throw new IllegalArgumentException("one COPY cannot read files compressed as " + compressions);
        }
        return compressions.get(0);
    }

    private CopyStatement statement(QualifiedName table, String manifest, List<LandedFile> files) {
        return new CopyStatement(
                table, manifest, ready.roleArn(), ready.region(), dataset.format(), compression(files), jsonpaths);
    }

    private static long count(Handle session, String sql) {
        return session.createQuery(sql).mapTo(Long.class).one();
    }
}
