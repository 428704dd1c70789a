package io.landfall.redshift.statement;

import io.landfall.redshift.sql.Statement;
import java.util.List;

/**
 * What pg_last_copy_count() and its relatives return in this session: settings of PostgreSQL. A COPY sets them in its transaction,
 * so that a rollback takes them back. What outlasts the transaction is kept here and set just before a statement that reads it.
 */
public final class SessionCounters {
    private static final List<String> FUNCTIONS = List.of(
            "pg_last_copy_count", "pg_last_copy_id", "pg_last_query_id", "pg_last_unload_count", "pg_last_unload_id");
    private static final long NONE = -1;

    private long lastQueryId = NONE;
    /** A COPY that failed on its own. */
    private long failedCopyId = NONE;

    private long lastUnloadCount;
    private long lastUnloadId = NONE;

    static boolean areReadBy(Statement statement) {
        return FUNCTIONS.stream().anyMatch(statement::mentions);
    }

    /** An UNLOAD began; until it ends, and if it fails, the counters show the one before. */
    void unloadStarted(long queryId) {
        lastQueryId = queryId;
    }

    void unloaded(long rows) {
        lastUnloadId = lastQueryId;
        lastUnloadCount = rows;
    }

    /** Counts a statement that PostgreSQL is about to run. */
    public void queryStarted(long queryId) {
        lastQueryId = queryId;
    }

    /** A COPY loaded rows; to be run in its transaction. */
    String copyLoadedSql(long queryId, long rows) {
        failedCopyId = NONE;
        lastQueryId = queryId;
        return copySettings(queryId, rows);
    }

    /** A COPY that was a transaction of its own had begun to load, and failed. */
    void copyFailed(long queryId) {
        lastQueryId = queryId;
        failedCopyId = queryId;
    }

    /** Sets the settings that the functions in the catalog read. */
    String settingSql() {
        String query = "SELECT pg_catalog.set_config('redshift.last_query_id', '" + lastQueryId + "', false),"
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
