package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.RecordRejected;
import java.util.List;

/** Takes a record apart into one field per target column, in the order of the columns. */
public interface RecordParser {

    /**
     * Parses one record.
     *
     * @throws RecordRejected when the record has the wrong shape
     */
    List<Field> parse(String record) throws RecordRejected;
}
