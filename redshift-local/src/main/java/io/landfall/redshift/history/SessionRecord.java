package io.landfall.redshift.history;

import java.time.Instant;

/**
 * One session.
 *
 * @param number unique as long as the warehouse's history lives
 * @param pid what pg_backend_pid() returned when it began; may come again
 * @param application the client's application_name; empty when it has none
 */
public record SessionRecord(
        long number, int pid, String user, String database, String application, String driver, Instant started) {}
