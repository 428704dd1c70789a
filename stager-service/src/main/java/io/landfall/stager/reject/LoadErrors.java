package io.landfall.stager.reject;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Reads why the session's last COPY failed. {@code sys_load_error_detail} is there on clusters and on Serverless, survives
 * the rollback, pads its texts with blanks, and is written a moment later, so it is asked for a while.
 */
public final class LoadErrors {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ROWS_ARE_BAD = "Load into table ";
    private static final long PAUSE_MILLIS = 250;

    private LoadErrors() {}

    /**
     * To be called after the rollback, on the connection that ran COPY; empty where the warehouse names no file.
     *
     * @param message of the failure; only one that points to the error view has rows in it
     */
    public static List<LoadError> ofLastCopy(Handle session, String message) throws InterruptedException {
        if (!message.contains(ROWS_ARE_BAD)) {
            return List.of();
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<LoadError> errors = read(session);
        while (errors.isEmpty() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            errors = read(session);
        }
        return errors;
    }

    private static List<LoadError> read(Handle session) {
        return session.createQuery("""
                        SELECT TRIM(file_name), COALESCE(line_number, 0), COALESCE(TRIM(column_name), ''),
                          COALESCE(error_code, 0), TRIM(error_message)
                        FROM sys_load_error_detail
                        WHERE session_id = pg_backend_pid()
                          AND start_time >= DATEADD(hour, -1, GETDATE())
                          AND query_id = (SELECT MAX(query_id) FROM sys_load_error_detail
                                          WHERE session_id = pg_backend_pid())
                        ORDER BY file_name, line_number""")
                .map(row -> new LoadError(
                        row.getColumn(1, String.class),
                        row.getColumn(2, Long.class),
                        row.getColumn(3, String.class),
                        row.getColumn(4, Integer.class),
                        row.getColumn(5, String.class)))
                .list();
    }
}
