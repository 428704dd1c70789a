package io.landfall.event;

/**
 * Compare the landing bucket with the ledger and what COPY read, and land what was never heard of.
 *
 * @param dataset the one dataset to look at; null for all of the pipeline
 * @param dryRun whether to count the differences and heal none
 * @param deep whether the rows of staged tables are counted too, which takes a query for each
 */
public record ReconcilePipeline(
        String pipeline, String requestId, @OrNull String dataset, boolean dryRun, boolean deep)
        implements PipelineCommand {}
