package io.landfall.redshift.statement;

import io.landfall.redshift.sql.Statement;
import java.util.List;

/**
 * What pg_last_copy_count() and its relatives return in this session. The values live here, because they outlast a rollback;
 * PostgreSQL gets them as settings just before a statement that reads them.
 */
public final class SessionCounters {
    private static final List<String> FUNCTIONS = List.of("pg_last_copy_count", "pg_last_copy_id", "pg_last_query_id");
    private static final long NONE = -1;

    private long lastCopyCount;
    private long lastCopyId = NONE;
    private long lastQueryId = NONE;

    static boolean areReadBy(Statement statement) {
        return FUNCTIONS.stream().anyMatch(statement::mentions);
    }

    /** A COPY began to load; until it ends, and if it fails, it has loaded no rows. */
    void copyStarted(long queryId) {
        lastCopyId = queryId;
        lastQueryId = queryId;
        lastCopyCount = 0;
    }

    void copyLoaded(long rows) {
        lastCopyCount = rows;
    }

    /** Counts a statement that PostgreSQL is about to run. */
    public void queryStarted(long queryId) {
        lastQueryId = queryId;
    }

    /** Number of the newest query of the session, -1 before the first. */
    public long lastQueryId() {
        return lastQueryId;
    }

    /** Sets the settings that the functions in the catalog read. */
    String settingSql() {
        return "SELECT pg_catalog.set_config('redshift.last_copy_count', '" + lastCopyCount + "', false),"
                + " pg_catalog.set_config('redshift.last_copy_id', '" + lastCopyId + "', false),"
                + " pg_catalog.set_config('redshift.last_query_id', '" + lastQueryId + "', false)";
    }
}
