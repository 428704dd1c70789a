package io.landfall.quality.alert.rule;

import io.landfall.ledger.BatchId;
import java.time.Instant;

/** What the ids of batches and loads tell of their time. */
final class Ids {

    private Ids() {}

    /**
     * Whether a batch or load began before this time. What is committed is announced again when a service starts, so an
     * announcement may be younger than what it shows. Ids without a time are never older.
     */
    static boolean isOlder(String id, Instant than) {
        return BatchId.is(id) && id.compareTo(BatchId.beginning(than)) < 0;
    }
}
