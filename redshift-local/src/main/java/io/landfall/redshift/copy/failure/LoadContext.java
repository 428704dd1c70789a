package io.landfall.redshift.copy.failure;

/**
 * Who loads, for the history views.
 *
 * @param queryId number of this COPY, unique in the cluster
 * @param pid what {@code pg_backend_pid()} returns in the session
 */
public record LoadContext(long queryId, int pid, String database, String user) {}
