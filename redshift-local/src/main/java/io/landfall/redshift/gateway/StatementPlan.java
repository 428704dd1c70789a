package io.landfall.redshift.gateway;

import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.wire.ServerError;

/** What the gateway does with one statement. */
sealed interface StatementPlan {

    /** PostgreSQL runs it as it is. */
    record PassThrough() implements StatementPlan {}

    /** PostgreSQL runs this text instead. */
    record Rewritten(String sql) implements StatementPlan {}

    /**
     * Reads the session's counters, such as pg_last_copy_count(), which PostgreSQL is told just before.
     *
     * @param sql text for PostgreSQL
     */
    record ReadsCounters(String sql) implements StatementPlan {}

    /**
     * TRUNCATE, which commits the transaction it runs in (TRUNCATE reference).
     *
     * @param sql text for PostgreSQL
     */
    record Truncate(String sql) implements StatementPlan {}

    /** The gateway runs it. */
    record CopyFromS3(CopyStatement copy) implements StatementPlan {}

    /** The client gets this error. */
    record Refused(ServerError error) implements StatementPlan {}

    /** Whether the statement never reaches PostgreSQL. */
    default boolean local() {
        return this instanceof CopyFromS3;
    }
}
