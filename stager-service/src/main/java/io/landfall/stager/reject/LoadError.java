package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.RejectedRow;

/**
 * What the warehouse says about a row, or about a file as a whole.
 *
 * @param file its URL, cut by Redshift to 256 bytes
 * @param line from 1; 0 where the file as a whole is at fault
 * @param column empty where the row as a whole is at fault
 * @param type Redshift's short name of the column's type, empty without a column
 * @param length of the column, empty where its type has none
 * @param code of the load error reference; 0 where the reason is not the data
 * @param value that does not fit; null where the warehouse does not show it
 */
public record LoadError(
        String file, long line, String column, String type, String length, int code, String message, String value) {

    private static final int LONGEST_REASON = 250;

    /** What is wrong with a file that could not be read at all. */
    static LoadError ofFile(LandedFile file, String message) {
        return new LoadError(file.url(), 0, "", "", "", 0, message, null);
    }

    LoadError withValue(String shown) {
        return new LoadError(file, line, column, type, length, code, message, shown);
    }

    /** What is told of the file because of this error. */
    public RejectedFile rejectionOf(LandedFile landed) {
        return new RejectedFile(
                landed.bucket(),
                landed.key(),
                landed.version(),
                code,
                reason(),
                line == 0 ? null : line,
                column.isEmpty() ? null : column,
                value,
                Fix.of(this));
    }

    RejectedRow rowOf(LandedFile landed) {
        String name = column.isEmpty() ? null : column;
        return new RejectedRow(landed.bucket(), landed.key(), landed.version(), line, name, code, reason());
    }

    private String reason() {
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON);
    }
}
