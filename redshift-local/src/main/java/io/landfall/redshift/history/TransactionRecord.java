package io.landfall.redshift.history;

import java.time.Instant;

/**
 * One transaction; a statement outside of a block is a transaction of its own.
 *
 * @param pid the session's server process when it began
 * @param ended null while it is open
 * @param committed false when it was rolled back, or is open
 */
public record TransactionRecord(
        long transactionId, SessionRecord session, int pid, Instant started, Instant ended, boolean committed) {}
