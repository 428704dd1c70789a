package io.landfall.redshift.session;

import java.time.Instant;

/**
 * A session at one moment.
 *
 * @param pid what {@code pg_backend_pid()} returns in it
 * @param since when it came into this state
 * @param statement the text it runs, or ran last, as the client sent it, secrets included; empty before the first
 */
public record SessionView(
        int pid,
        String user,
        String database,
        String applicationName,
        SessionState state,
        Instant since,
        String statement) {}
