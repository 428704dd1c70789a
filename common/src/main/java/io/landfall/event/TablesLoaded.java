package io.landfall.event;

import java.util.Map;
import java.util.TreeMap;

/**
 * All targets of the pipeline are committed with what was staged.
 *
 * @param batches how many batches the load took
 * @param files how many files those batches hold
 * @param staged rows taken, by dataset
 * @param tables what changed, by target
 */
public record TablesLoaded(
        String pipeline, String load, int batches, int files, Map<String, Long> staged, Map<String, TableChange> tables)
        implements TableEvent {

    public TablesLoaded {
        staged = new TreeMap<>(staged);
        tables = new TreeMap<>(tables);
    }
}
