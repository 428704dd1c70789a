package io.landfall.redshift.history;

import java.time.Instant;
import java.util.List;

/** Where the history goes when somebody is about to read it. */
public interface ActivityJournal {

    /** Adds what has ended since the last call and replaces what was open then. Failures are logged. */
    void write(Batch batch);

    /**
     * What changed.
     *
     * @param opened sessions that began since the last call
     * @param closed numbers of the sessions that ended, and when
     */
    record Batch(
            List<StatementRecord> ended,
            List<StatementRecord> running,
            List<TransactionRecord> transactions,
            List<TransactionRecord> openTransactions,
            List<SessionRecord> opened,
            List<Closing> closed) {}

    /** The end of a session. */
    record Closing(long sessionNumber, Instant at) {}
}
