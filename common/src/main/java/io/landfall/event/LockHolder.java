package io.landfall.event;

/**
 * A session that holds a lock somebody waits for.
 *
 * @param pid what {@code pg_terminate_backend} takes
 * @param user database user
 * @param transactionMillis how long its transaction lasts, in milliseconds
 * @param statement what it runs at this moment, shortened; empty where it is idle inside its transaction
 */
public record LockHolder(int pid, String user, long transactionMillis, String statement) {}
