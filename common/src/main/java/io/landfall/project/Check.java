package io.landfall.project;

/**
 * A statement about the tables that must hold after every load.
 *
 * @param sql file of the project; a SELECT of one value
 * @param expect the value it must return, compared as text
 * @param description what is wrong when it does not hold, for the person who reads the alert
 */
public record Check(String name, String sql, String expect, String description) {}
