package io.landfall.warehouse.contention;

import java.time.Duration;

/**
 * A session that holds a lock somebody waits for.
 *
 * @param pid of the session; what {@code pg_terminate_backend} takes
 * @param user database user
 * @param age how long its transaction lasts already
 * @param statement what it runs at this moment, shortened; empty where it is idle inside its transaction
 */
public record Blocker(int pid, String user, Duration age, String statement) {

    boolean isIdle() {
        return statement.isEmpty();
    }
}
