package io.landfall.event;

import java.util.List;

/**
 * What a backfill would land. Nothing has been landed.
 *
 * @param requestId the command's
 * @param reload whether files the ledger has are among those to be landed
 * @param files files in the bucket that were asked for
 * @param bytes their size
 * @param known of these, files whose present version is staged or loaded
 * @param rejected files whose present version was rejected; only a correction or a reload lets them in
 * @param waiting files that are on their way: they landed moments ago, or their batch waits for its load
 * @param toLand files that would be landed
 * @param toLandBytes their size
 * @param partitions how many partitions {@code toLand} belongs to
 * @param examples keys of a few of them
 */
public record BackfillPlanned(
        String pipeline,
        String dataset,
        String requestId,
        boolean reload,
        long files,
        long bytes,
        long known,
        long rejected,
        long waiting,
        long toLand,
        long toLandBytes,
        int partitions,
        List<String> examples)
        implements FileEvent {

    /** How many keys are named at most. */
    public static final int MOST_EXAMPLES = 5;

    public BackfillPlanned {
        examples = examples == null ? null : List.copyOf(examples);
    }

    @Override
    public String identity() {
        return String.join("|", key(), requestId);
    }
}
