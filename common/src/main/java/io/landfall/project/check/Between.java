package io.landfall.project.check;

/**
 * The column is NULL or not outside of these bounds, which belong to what is allowed.
 *
 * @param min a number, or a text such as a date; null for no bound
 * @param max the same
 */
public record Between(String column, String min, String max) implements CheckTest {}
