package io.landfall.event;

import java.util.Map;
import java.util.TreeMap;

/**
 * What taking back a load would do, found by doing it and rolling back. Nothing was changed.
 *
 * @param batches how many batches the load took
 * @param replayable of these, batches whose staging table is still there
 * @param tables what would change, by target
 */
public record UndoPlanned(
        String pipeline, String requestId, String load, int batches, int replayable, Map<String, TableUndo> tables)
        implements LoadRequestEvent {

    public UndoPlanned {
        tables = tables == null ? null : new TreeMap<>(tables);
    }
}
