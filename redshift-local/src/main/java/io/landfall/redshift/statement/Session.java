package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadTarget;
import io.landfall.redshift.unload.UnloadSource;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;

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
     * Writes rows into tables.
     *
     * @param loadBegins told when rows are about to be loaded
     */
    LoadTarget loadTarget(Runnable loadBegins);

    /** Reads the results of queries. */
    UnloadSource unloadSource();

    /** Sends the client a notice of severity INFO. */
    void info(String text) throws IOException;
}
