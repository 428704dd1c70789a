package io.landfall.redshift.copy;

import java.util.List;

/**
 * A row that could not be loaded.
 *
 * @param file URL of the source file
 * @param line line where the record starts; for JSON where it ends
 * @param column empty when the record as a whole is at fault
 * @param type Redshift's short type name, empty without a column
 * @param length declared length, empty when the type has none
 * @param position offset of the field in the record
 * @param values the fields of the record as far as they were read; kept for the first errors only
 */
public record LoadError(
        String file,
        long line,
        String column,
        String type,
        String length,
        int position,
        String rawLine,
        String rawValue,
        int code,
        String reason,
        List<FieldValue> values) {

    /**
     * One field of the row.
     *
     * @param number the first is 0
     * @param value null for NULL
     */
    public record FieldValue(int number, String column, String value, String type, String length) {}
}
