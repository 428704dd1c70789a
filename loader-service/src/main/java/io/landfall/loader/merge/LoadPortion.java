package io.landfall.loader.merge;

import io.landfall.ledger.StagedBatch;
import java.util.List;

/** How much one load takes of a backlog: a transaction nobody has to wait for too long, and that can be undone. */
final class LoadPortion {

    private static final long MOST_ROWS = 50_000_000;
    private static final long MOST_BYTES = 16L << 30;

    private LoadPortion() {}

    /** The first of the batches, and as many more as fit. */
    static List<StagedBatch> of(List<StagedBatch> waiting) {
        return of(waiting, MOST_ROWS, MOST_BYTES);
    }

    static List<StagedBatch> of(List<StagedBatch> waiting, long mostRows, long mostBytes) {
        long rows = 0;
        long bytes = 0;
        for (int i = 0; i < waiting.size(); i++) {
            rows += waiting.get(i).announcement().rows();
            bytes += waiting.get(i).announcement().bytes();
            if (i > 0 && (rows > mostRows || bytes > mostBytes)) {
                return waiting.subList(0, i);
            }
        }
        return waiting;
    }
}
