package io.landfall.event;

import java.util.List;

/**
 * Batches that were held are to be loaded again; the load follows.
 *
 * @param batches how many
 * @param examples a few of them
 */
public record BatchesReleased(String pipeline, String requestId, int batches, List<String> examples)
        implements LoadRequestEvent {

    /** How many batches are named at most. */
    public static final int MOST_EXAMPLES = 5;

    public BatchesReleased {
        examples = examples == null ? null : List.copyOf(examples);
    }
}
