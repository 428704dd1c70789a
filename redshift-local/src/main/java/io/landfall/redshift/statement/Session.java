package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadTarget;
import io.landfall.redshift.failure.TransactionConflicts;
import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** One client's session as the gateway's own work sees it. Everything runs in the client's current transaction. */
public interface Session {

    /** Name of the user who is logged in. */
    String user();

    /** Name of the database the session is connected to. */
    String database();

    /** What {@code pg_backend_pid()} returns in the session. */
    int pid();

    /** Whether the client has begun a transaction block. */
    boolean inTransactionBlock();

    /** Whether the next statement continues a transaction, in a block or because it came together with others. */
    boolean inTransaction();

    /** What pg_last_copy_count() and its relatives return. */
    SessionCounters counters();

    /** What all sessions share. */
    SharedServices shared();

    /**
     * Runs a statement of the gateway's own, invisible to the client.
     *
     * @param parameters values of $1, $2 … as text
     * @return the rows as text; NULL is null
     * @throws StatementFailed with PostgreSQL's error
     */
    List<List<String>> query(String sql, String... parameters) throws IOException, StatementFailed;

    /**
     * Runs commands of the gateway's own and then a query in one round trip.
     *
     * @param commands statements whose results do not matter
     * @throws StatementFailed with the first of PostgreSQL's errors
     */
    List<List<String>> query(List<String> commands, String sql, String... parameters)
            throws IOException, StatementFailed;

    /** Tables that the transaction has locked for writing; steps add to it, and it is emptied when names may change meaning. */
    Set<RelationName> writeLocks();

    /** Failures of this session because of concurrent transactions. */
    TransactionConflicts conflicts();

    /** Writes rows into tables. */
    LoadTarget loadTarget();

    /** Sends the client a notice of severity INFO. */
    void info(String text) throws IOException;
}
