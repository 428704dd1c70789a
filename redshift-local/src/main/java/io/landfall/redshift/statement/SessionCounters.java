package io.landfall.redshift.statement;

import io.landfall.redshift.sql.Statement;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What pg_last_copy_count() and its relatives return in this session. The values live here, because they outlast a rollback;
 * PostgreSQL gets them as settings just before a statement that reads them.
 */
public final class SessionCounters {
    private static final List<String> FUNCTIONS = List.of("pg_last_copy_count", "pg_last_copy_id", "pg_last_query_id");
    private static final long NONE = -1;

    private final LongSupplier lastQueryId;
    private long lastCopyCount;
    private long lastCopyId = NONE;

    /** @param lastQueryId number of the last query that has ended; -1 when there is none */
    public SessionCounters(LongSupplier lastQueryId) {
        this.lastQueryId = lastQueryId;
    }

    static boolean areReadBy(Statement statement) {
        return FUNCTIONS.stream().anyMatch(statement::mentions);
    }

    /** A COPY began to load; until it ends, and if it fails, it has loaded no rows. */
    void copyStarted(long queryId) {
        lastCopyId = queryId;
        lastCopyCount = 0;
    }

    void copyLoaded(long rows) {
        lastCopyCount = rows;
    }

    /** Number of the last COPY that began to load; -1 when there is none. */
    public long lastCopyId() {
        return lastCopyId;
    }

    /** Sets the settings that the functions in the catalog read. */
    String settingSql() {
        return "SELECT pg_catalog.set_config('redshift.last_copy_count', '" + lastCopyCount + "', false),"
                + " pg_catalog.set_config('redshift.last_copy_id', '" + lastCopyId + "', false),"
                + " pg_catalog.set_config('redshift.last_query_id', '" + lastQueryId.getAsLong() + "', false)";
    }
}
