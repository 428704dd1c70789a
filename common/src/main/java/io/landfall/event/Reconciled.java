package io.landfall.event;

import java.util.List;

/**
 * The landing bucket was compared with the ledger for one dataset. {@code listed} is the sum of {@code known},
 * {@code rejected}, {@code missing}, {@code changed}, {@code waiting} and {@code ignored}.
 *
 * @param requestId the command's, or one of its own where nobody asked
 * @param trigger {@code asked}, {@code start} or {@code schedule}
 * @param dryRun whether differences were counted only
 * @param listed objects of the dataset in the bucket
 * @param known of these, files whose present version the ledger has as staged
 * @param rejected files whose present version was rejected and waits to be corrected
 * @param missing files that were never heard of
 * @param changed files of which the ledger has another version only
 * @param waiting files that are on their way: they landed moments ago
 * @param ignored files older than the dataset's first start, with {@code existing_files: ignore}
 * @param landed files that were announced now: the missing and the changed ones, none in a dry run
 * @param gone files the ledger has as staged that are no longer in the bucket
 * @param unrecorded files that COPY read for this dataset and the ledger does not have at all; a COPY that was rolled back
 *     reads too; null where the history of COPY cannot be read
 * @param uncopied files the ledger has as staged that the history of COPY does not name, as far as it goes back; null where it
 *     cannot be read
 * @param unloaded staged batches that no load took yet; they were announced again
 * @param tablesMissing staged batches that no load took yet and whose staging table is gone
 * @param miscounted staged batches whose table has not the rows the ledger says; null where they were not counted
 * @param examples keys of a few missing or changed files
 * @param left datasets that are still to be compared for the same request; the last one has 0
 * @param elapsedMillis how long it took
 */
public record Reconciled(
        String pipeline,
        String dataset,
        String requestId,
        String trigger,
        boolean dryRun,
        long listed,
        long known,
        long rejected,
        long missing,
        long changed,
        long waiting,
        long ignored,
        long landed,
        long gone,
        @OrNull Long unrecorded,
        @OrNull Long uncopied,
        long unloaded,
        long tablesMissing,
        @OrNull Long miscounted,
        List<String> examples,
        int left,
        long elapsedMillis)
        implements FileEvent {

    /** How many keys are named at most. */
    public static final int MOST_EXAMPLES = 5;

    public Reconciled {
        examples = examples == null ? null : List.copyOf(examples);
    }

    /**
     * How much of it does not agree. Files that are gone are no difference, nor are those only COPY knows: what was read for a
     * transaction that was rolled back is read again with the file.
     */
    public long differences() {
        return missing + changed + tablesMissing + orNone(uncopied) + orNone(miscounted);
    }

    private static long orNone(Long count) {
        return count == null ? 0 : count;
    }

    @Override
    public String identity() {
        return String.join("|", key(), requestId);
    }
}
