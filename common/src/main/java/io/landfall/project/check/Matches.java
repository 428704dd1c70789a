package io.landfall.project.check;

/**
 * The column is NULL or matches the regular expression.
 *
 * @param pattern POSIX, as Redshift's operator {@code ~} takes it
 */
public record Matches(String column, String pattern) implements CheckTest {}
