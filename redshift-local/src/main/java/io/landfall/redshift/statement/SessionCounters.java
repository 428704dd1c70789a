package io.landfall.redshift.statement;

import io.landfall.redshift.sql.Statement;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What pg_last_copy_count() and its relatives return in this session: settings of PostgreSQL. A COPY sets them in its transaction,
 * so that a rollback takes them back. What outlasts the transaction is kept here and set just before a statement that reads it.
 */
public final class SessionCounters {
    private static final List<String> FUNCTIONS = List.of(
            "pg_last_copy_count", "pg_last_copy_id", "pg_last_query_id", "pg_last_unload_count", "pg_last_unload_id");
    private static final long NONE = -1;

    private final LongSupplier lastQueryId;
    /** A COPY that failed on its own. */
    private long failedCopyId = NONE;

    private long lastUnloadCount;
    private long lastUnloadId = NONE;

    /** @param lastQueryId number of the last query that has ended; -1 when there is none */
    public SessionCounters(LongSupplier lastQueryId) {
        this.lastQueryId = lastQueryId;
    }

    static boolean areReadBy(Statement statement) {
        return FUNCTIONS.stream().anyMatch(statement::mentions);
    }

    void unloaded(long queryId, long rows) {
        lastUnloadId = queryId;
        lastUnloadCount = rows;
    }

    /** A COPY loaded rows; to be run in its transaction. */
    String copyLoadedSql(long queryId, long rows) {
        failedCopyId = NONE;
        return copySettings(queryId, rows);
    }

    /** A COPY that was a transaction of its own had begun to load, and failed. */
    void copyFailed(long queryId) {
        failedCopyId = queryId;
    }

    /** Sets the settings that the functions in the catalog read. */
    String settingSql() {
        String query =
                "SELECT pg_catalog.set_config('redshift.last_query_id', '" + lastQueryId.getAsLong() + "', false),"
                        + " pg_catalog.set_config('redshift.last_unload_count', '" + lastUnloadCount + "', false),"
                        + " pg_catalog.set_config('redshift.last_unload_id', '" + lastUnloadId + "', false)";
        String sql = failedCopyId == NONE
                ? query
                : query + "," + copySettings(failedCopyId, 0).substring("SELECT ".length());
        failedCopyId = NONE;
        return sql;
    }

    private static String copySettings(long queryId, long rows) {
        return "SELECT pg_catalog.set_config('redshift.last_copy_count', '" + rows + "', false),"
                + " pg_catalog.set_config('redshift.last_copy_id', '" + queryId + "', false)";
    }
}
