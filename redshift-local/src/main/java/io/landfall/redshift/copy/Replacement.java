package io.landfall.redshift.copy;

/**
 * A row loaded with characters in place of bytes that are not UTF-8.
 *
 * @param file URL of the source file
 * @param column the first one concerned
 */
public record Replacement(String file, long line, String column, String rawLine) {}
