package io.landfall.redshift.failure;

import java.time.LocalDateTime;

/** Keeps transactions that were aborted because of others, outside of their sessions, for STL_TR_CONFLICT. */
public interface ConflictJournal {

    /** Records one; a failure to do so is only logged. Times are in UTC. */
    void conflict(long transactionId, int pid, LocalDateTime started, LocalDateTime aborted, long tableId);
}
