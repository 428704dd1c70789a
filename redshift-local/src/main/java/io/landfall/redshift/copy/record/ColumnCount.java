package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;

/**
 * How many fields a delimited record must have.
 *
 * @param expected number of target columns
 * @param fillRecord missing fields at the end are allowed (FILLRECORD)
 */
public record ColumnCount(int expected, boolean fillRecord) {
    private static final byte[] EMPTY = new byte[0];

    /** Makes the fields fit the columns; one empty field too many, from a delimiter at the end of the line, is let pass. */
    public void fit(Fields fields) throws RecordRejected {
        int count = fields.size();
        if (count > expected) {
            boolean trailingDelimiter = count == expected + 1 && fields.start(expected) == fields.end(expected);
            if (!trailingDelimiter) {
                throw new RecordRejected(LoadErrorCode.TOO_MANY_COLUMNS, "Extra column(s) found");
            }
            fields.dropLast();
        } else if (count < expected && !fillRecord) {
            throw new RecordRejected(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimiter not found");
        }
        while (fields.size() < expected) {
            fields.add(Field.Kind.TEXT, EMPTY, 0, 0, 0);
        }
    }
}
