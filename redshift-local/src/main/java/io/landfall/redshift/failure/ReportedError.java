package io.landfall.redshift.failure;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import java.util.HashMap;
import java.util.Map;

/**
 * An error as PostgreSQL reports it, with the fields that name what it is about.
 *
 * @param sqlState five characters
 * @param message the primary text
 * @param column name of the column, or an empty string
 * @param constraint name of the constraint, or an empty string
 */
public record ReportedError(String sqlState, String message, String column, String constraint) {

    /** Reads the payload of an ErrorResponse. */
    static ReportedError of(Message errorResponse) {
        Map<Character, String> fields = new HashMap<>();
        PayloadReader reader = errorResponse.reader();
        for (byte code = reader.readByte(); code != 0; code = reader.readByte()) {
            fields.put((char) code, reader.readString());
        }
        return new ReportedError(
                fields.getOrDefault('C', ""),
                fields.getOrDefault('M', ""),
                fields.getOrDefault('c', ""),
                fields.getOrDefault('n', ""));
    }
}
