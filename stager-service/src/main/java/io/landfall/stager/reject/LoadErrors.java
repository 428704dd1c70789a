package io.landfall.stager.reject;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads why COPYs of the session failed. {@code sys_load_error_detail} is there on clusters and on Serverless, survives the
 * rollback, pads its texts with blanks, and is written a moment later, so it is asked for a while. Values are in
 * {@code stl_load_errors} alone, which Serverless does not show.
 */
final class LoadErrors {

    /** A load error as the view has it, with how many there are of its file. */
    record Found(LoadError error, long ofFile) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 250;
    /** More values than these are not looked up. */
    private static final int MOST_VALUES = 1000;

    private static final String ERRORS = """
            SELECT file_name, line_number, column_name, column_type, column_length, error_code, error_message, of_file
            FROM (SELECT TRIM(file_name) AS file_name, COALESCE(line_number, 0) AS line_number,
                    COALESCE(TRIM(column_name), '') AS column_name, COALESCE(TRIM(column_type), '') AS column_type,
                    COALESCE(TRIM(column_length), '') AS column_length, COALESCE(error_code, 0) AS error_code,
                    TRIM(error_message) AS error_message,
                    ROW_NUMBER() OVER (PARTITION BY file_name ORDER BY line_number, position) AS n,
                    COUNT(*) OVER (PARTITION BY file_name) AS of_file
                  FROM sys_load_error_detail
                  WHERE session_id = pg_backend_pid() AND start_time >= DATEADD(hour, -1, GETDATE())
                    AND query_id = %s) e
            WHERE n <= :most
            ORDER BY file_name, line_number""";

    private static final String LAST =
            "(SELECT MAX(query_id) FROM sys_load_error_detail WHERE session_id = pg_backend_pid())";

    private static final String VALUES = """
            SELECT TRIM(filename), line_number, TRIM(colname), TRIM(raw_field_value) FROM stl_load_errors
            WHERE session = pg_backend_pid() AND starttime >= DATEADD(hour, -1, GETDATE())
              AND query = (SELECT MAX(query) FROM stl_load_errors WHERE session = pg_backend_pid())
            ORDER BY filename, line_number LIMIT\s""" + MOST_VALUES;

    private final Handle session;
    private final int most;

    /** @param most errors of one file */
    LoadErrors(Handle session, int most) {
        this.session = session;
        this.most = most;
    }

    /** Of the session's last COPY, which failed on its data and was rolled back; empty where the view stays empty. */
    List<Found> ofLastCopy() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<Found> errors = read(LAST);
        while (errors.isEmpty() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            errors = read(LAST);
        }
        return errors;
    }

    /**
     * Of one COPY that let bad rows pass. The view may fill up slowly: it is read until it has as many as the history counts, or has
     * been the same twice.
     */
    List<Found> of(long query) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<Found> errors = read(String.valueOf(query));
        List<Found> before = null;
        while (total(errors) != counted(query) && !errors.equals(before) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            before = errors.isEmpty() ? null : errors;
            errors = read(String.valueOf(query));
        }
        return errors;
    }

    private long counted(long query) {
        return session.createQuery(
                        "SELECT COALESCE(MAX(error_count), -1) FROM sys_load_history WHERE query_id = :query")
                .bind("query", query)
                .mapTo(Long.class)
                .one();
    }

    private static long total(List<Found> errors) {
        Map<String, Long> files = new HashMap<>();
        errors.forEach(found -> files.put(found.error().file(), found.ofFile()));
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<Found> read(String query) {
        return session.createQuery(ERRORS.formatted(query))
                .bind("most", most)
                .map(row -> new Found(
                        new LoadError(
                                row.getColumn(1, String.class),
                                row.getColumn(2, Long.class),
                                row.getColumn(3, String.class),
                                row.getColumn(4, String.class),
                                row.getColumn(5, String.class),
                                row.getColumn(6, Integer.class),
                                row.getColumn(7, String.class),
                                null),
                        row.getColumn(8, Long.class)))
                .list();
    }

    /** The same errors with their values, where the warehouse shows them. Ends the session's transaction. */
    List<Found> withValues(List<Found> errors) {
        Map<String, String> values = new HashMap<>();
        try {
            session.createQuery(VALUES)
                    .map(row -> Map.entry(
                            place(
                                    row.getColumn(1, String.class),
                                    row.getColumn(2, Long.class),
                                    row.getColumn(3, String.class)),
                            row.getColumn(4, String.class)))
                    .forEach(e -> values.putIfAbsent(e.getKey(), e.getValue()));
        } catch (JdbiException refused) {
            // Serverless: permission denied for relation stl_load_errors.
            session.rollback();
        }
        return errors.stream()
                .map(found -> new Found(found.error().withValue(value(values, found.error())), found.ofFile()))
                .toList();
    }

    private static String value(Map<String, String> values, LoadError error) {
        return error.column().isEmpty() ? null : values.get(place(error.file(), error.line(), error.column()));
    }

    private static String place(String file, long line, String column) {
        return file + '|' + line + '|' + column;
    }
}
