package io.landfall.redshift.fault;

/**
 * Who is at it.
 *
 * @param applicationName empty when the client gave none
 * @param queryGroup null when no rule asks for it
 */
public record SessionFacts(String user, String database, String applicationName, String queryGroup) {}
