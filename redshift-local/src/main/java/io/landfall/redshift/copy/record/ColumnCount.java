package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.util.ArrayList;
import java.util.List;

/**
 * How many fields a delimited record must have.
 *
 * @param expected number of target columns
 * @param fillRecord missing fields at the end are allowed (FILLRECORD)
 */
public record ColumnCount(int expected, boolean fillRecord) {

    /** The fields for the columns; one empty field too many, from a delimiter at the end of the line, is let pass. */
    public List<Field> fit(List<Field> fields) throws RecordRejected {
        int count = fields.size();
        if (count == expected) {
            return fields;
        }
        if (count > expected) {
            boolean trailingDelimiter =
                    count == expected + 1 && fields.get(expected).text().isEmpty();
            if (trailingDelimiter) {
                return fields.subList(0, expected);
            }
            throw new RecordRejected(LoadErrorCode.TOO_MANY_COLUMNS, "Extra column(s) found");
        }
        if (!fillRecord) {
            throw new RecordRejected(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimiter not found");
        }
        List<Field> filled = new ArrayList<>(fields);
        while (filled.size() < expected) {
            filled.add(Field.text("", 0));
        }
        return filled;
    }
}
