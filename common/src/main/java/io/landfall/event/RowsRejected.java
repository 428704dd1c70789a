package io.landfall.event;

import java.util.List;

/**
 * Rows of a batch's files that cannot be loaded as they are; all other rows of these files are staged, because their dataset
 * has {@code on_bad_rows: reject_rows}. Every one is in {@code landfall.rejected_row} with its raw line, written in the
 * transaction of the batch.
 *
 * @param batch what the other rows are in
 * @param files how many files they are from
 * @param rows how many
 * @param samples the first of them
 */
public record RowsRejected(
        String pipeline, String dataset, String batch, int files, long rows, List<RejectedRow> samples)
        implements FileEvent {

    /** Bounds the event. */
    public static final int MOST_SAMPLES = 5;

    public RowsRejected {
        samples = samples == null ? null : List.copyOf(samples.subList(0, Math.min(MOST_SAMPLES, samples.size())));
    }

    @Override
    public String identity() {
        return key() + '|' + batch;
    }
}
