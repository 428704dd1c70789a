package io.landfall.redshift.failure;

import io.landfall.redshift.wire.ServerError;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * One session's failures because of concurrent transactions. In a SERIALIZABLE database Redshift reports error 1023, and names
 * the table and the transactions of the cycle; PostgreSQL does not say which those are, so they are the table this session wrote
 * last and the transaction that wrote last beside it. In a SNAPSHOT database the text is another; both have SQLSTATE XX000.
 */
public final class TransactionConflicts implements ErrorTranslator {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String CYCLE = "could not serialize access due to read/write dependencies";
    private static final String CATALOG_CONFLICT = "tuple concurrently ";
    private static final ServerError CONFLICT = ServerError.of(
            ServerError.INTERNAL_ERROR, "could not complete because of conflict with concurrent transaction");

    private final IntSupplier pid;
    private final RecentWrites writes;
    private final ConflictJournal journal;
    private TableWrite last = new TableWrite(0, 0, LocalDateTime.now(Clock.systemUTC()), false);

    /** @param pid number of the session's server process, which may change while it rests */
    public TransactionConflicts(IntSupplier pid, RecentWrites writes, ConflictJournal journal) {
        this.pid = pid;
        this.writes = writes;
        this.journal = journal;
    }

    /** The session is about to write a table. */
    public void wrote(TableWrite write) {
        last = write;
        writes.add(write);
    }

    /** Numbers of the other transactions that of late wrote the table this session is about to write. */
    public List<Long> otherWriters() {
        return writes.transactionsBeside(last);
    }

    @Override
    public Optional<ServerError> translate(ServerError error) {
        boolean cycle = error.message().startsWith(CYCLE);
        if (error.sqlState().equals(SERIALIZATION_FAILURE)) {
            return Optional.of(cycle || last.serializable() ? violation() : conflict());
        }
        return error.message().startsWith(CATALOG_CONFLICT) ? Optional.of(conflict()) : Optional.empty();
    }

    private ServerError conflict() {
        record(last.tableId());
        return CONFLICT;
    }

    /** The error of a serialization failure, with Redshift's DETAIL. */
    public ServerError violation() {
        Optional<TableWrite> other = writes.byOther(last.transactionId(), last.tableId());
        long table = last.tableId() != 0
                ? last.tableId()
                : other.map(TableWrite::tableId).orElse(0L);
        String detail = "Serializable isolation violation on table - " + table
                + ", transactions forming the cycle are: " + last.transactionId() + ", "
                + other.map(TableWrite::transactionId).orElse(0L) + " (pid:" + pid.getAsInt() + ")";
        record(table);
        return new ServerError(ServerError.INTERNAL_ERROR, "1023", detail);
    }

    private void record(long table) {
        journal.conflict(
                last.transactionId(), pid.getAsInt(), last.started(), LocalDateTime.now(Clock.systemUTC()), table);
    }
}
