package io.landfall.event;

/**
 * A batch is committed in its own staging table, together with its ledger rows.
 *
 * @param stagingTable the batch's table, schema-qualified
 * @param manifest URL of the manifest that COPY read
 * @param bytes size of the files in S3
 */
public record StagingLoaded(
        String pipeline,
        String dataset,
        String batch,
        String stagingTable,
        String manifest,
        int files,
        long rows,
        long bytes)
        implements StagingEvent {

    @Override
    public String identity() {
        return String.join("|", pipeline, dataset, batch);
    }
}
