package io.landfall.stager.reconcile;

import io.landfall.project.Dataset;
import io.landfall.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the ledger with what COPY says it read. {@code sys_load_detail} goes back some days, is written a moment late,
 * cuts a name to 256 bytes, and a row there does not prove that its transaction was committed; names that may be cut are
 * left out.
 *
 * @param unrecorded files that COPY read and the ledger does not have at all; null where the history cannot be read
 * @param uncopied files the ledger has as staged and COPY did not read; null where the history cannot be read
 */
record CopyHistory(Long unrecorded, Long uncopied) {

    private static final Logger LOG = LoggerFactory.getLogger(CopyHistory.class);

    private static final String UNRECORDED = """
            SELECT COUNT(DISTINCT TRIM(d.file_name)) FROM sys_load_detail d
            WHERE LEFT(d.file_name, :length) = :prefix AND OCTET_LENGTH(TRIM(d.file_name)) < 256
              AND d.record_time < DATEADD(minute, -10, GETDATE())
              AND TRIM(d.file_name) NOT IN (
                SELECT 's3://' || f.bucket || '/' || f.object_key FROM landfall.file f)""";

    private static final String UNCOPIED = """
            SELECT COUNT(*) FROM landfall.file f
            WHERE f.pipeline = :pipeline AND f.dataset = :dataset AND f.outcome = 'staged' AND f.bytes > 0
              AND OCTET_LENGTH('s3://' || f.bucket || '/' || f.object_key) < 256
              AND f.recorded_at < DATEADD(minute, -10, GETDATE())
              AND f.recorded_at > (SELECT MIN(d.record_time) FROM sys_load_detail d)
              AND 's3://' || f.bucket || '/' || f.object_key NOT IN (
                SELECT TRIM(d.file_name) FROM sys_load_detail d WHERE d.file_name IS NOT NULL)""";

    static CopyHistory of(Warehouse warehouse, String pipeline, Dataset dataset, String bucket)
            throws InterruptedException {
        String prefix = "s3://" + bucket + '/' + dataset.location().literalPrefix();
        try {
            return warehouse.run(session -> new CopyHistory(
                    session.createQuery(UNRECORDED)
                            .bind("length", prefix.codePointCount(0, prefix.length()))
                            .bind("prefix", prefix)
                            .mapTo(Long.class)
                            .one(),
                    // COPY reads columnar files by other means, and does not name them here.
                    isColumnar(dataset)
                            ? null
                            : session.createQuery(UNCOPIED)
                                    .bind("pipeline", pipeline)
                                    .bind("dataset", dataset.name())
                                    .mapTo(Long.class)
                                    .one()));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("the history of COPY cannot be read: {}", e.getMessage());
            return new CopyHistory(null, null);
        }
    }

    private static boolean isColumnar(Dataset dataset) {
        return "parquet".equalsIgnoreCase(String.valueOf(dataset.format().type()));
    }
}
