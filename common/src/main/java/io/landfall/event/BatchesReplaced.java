package io.landfall.event;

import java.util.List;

/**
 * Batches that were held, or that a gate refused, whose files all landed again and are in the tables now: they are not needed
 * any more, and cannot be released.
 *
 * @param load with it the last of their files came
 * @param batches ids, {@value #MOST_BATCHES} at most; of more, the next load tells
 * @param settled undone loads that held one of the batches and have nothing held any more, when this is announced; null where
 *     that was not looked up
 */
public record BatchesReplaced(
        String pipeline,
        String load,
        List<String> batches,
        @OrNull List<String> settled) implements TableEvent {

    /** Keeps the event small. */
    public static final int MOST_BATCHES = 500;

    public BatchesReplaced {
        batches = batches == null ? null : List.copyOf(batches);
        settled = settled == null ? null : List.copyOf(settled);
    }
}
