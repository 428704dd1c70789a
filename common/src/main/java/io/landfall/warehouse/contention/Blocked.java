package io.landfall.warehouse.contention;

import java.time.Duration;
import java.util.List;

/**
 * A transaction of ours waits for a lock.
 *
 * @param table schema and name of what is locked
 * @param waited how long the transaction lasts already
 * @param blockers who holds the lock; never empty
 */
public record Blocked(String table, Duration waited, List<Blocker> blockers) {

    public Blocked {
        blockers = List.copyOf(blockers);
    }
}
