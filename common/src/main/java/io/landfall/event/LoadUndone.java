package io.landfall.event;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a load did to its targets is taken back, and its batches are held. A load is undone once.
 *
 * @param batches how many batches the load took
 * @param replayable of these, batches whose staging table is still there, so that a replay loads them again
 * @param tables what changed, by target
 */
public record LoadUndone(
        String pipeline, String requestId, String load, int batches, int replayable, Map<String, TableUndo> tables)
        implements LoadRequestEvent {

    public LoadUndone {
        tables = tables == null ? null : new TreeMap<>(tables);
    }

    @Override
    public String identity() {
        return pipeline + '|' + load;
    }
}
