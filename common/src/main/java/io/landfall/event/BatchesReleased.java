package io.landfall.event;

import java.util.List;

/**
 * Batches that were held are to be loaded again; the load follows.
 *
 * @param batches how many
 * @param examples a few of them
 * @param settled undone loads that held one of the batches and have nothing held any more, when this is announced; null where
 *     that was not looked up
 */
public record BatchesReleased(
        String pipeline,
        String requestId,
        int batches,
        List<String> examples,
        @OrNull List<String> settled) implements LoadRequestEvent {

    /** How many batches are named at most. */
    public static final int MOST_EXAMPLES = 5;

    public BatchesReleased {
        examples = examples == null ? null : List.copyOf(examples);
        settled = settled == null ? null : List.copyOf(settled);
    }

    /** A release of these batches, of which it names a few. */
    public static BatchesReleased of(String pipeline, String requestId, List<String> batches, List<String> settled) {
        List<String> examples = batches.subList(0, Math.min(MOST_EXAMPLES, batches.size()));
        return new BatchesReleased(pipeline, requestId, batches.size(), examples, settled);
    }
}
