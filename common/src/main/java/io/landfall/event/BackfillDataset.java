package io.landfall.event;

/**
 * Land the files of a dataset that are in the bucket for these partitions.
 *
 * @param from first day, {@code yyyy-MM-dd}; null for no bound
 * @param to last day, included; null for no bound
 * @param prefix beginning of the keys; null for any
 * @param reload whether files the ledger has are staged and loaded again
 * @param dryRun whether to count what would land and land nothing
 */
public record BackfillDataset(
        String pipeline,
        String requestId,
        String dataset,
        @OrNull String from,
        @OrNull String to,
        @OrNull String prefix,
        boolean reload,
        boolean dryRun)
        implements PipelineCommand {}
