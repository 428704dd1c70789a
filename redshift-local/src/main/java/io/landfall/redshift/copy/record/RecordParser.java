package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.RecordRejected;

/** Takes a record apart into one field per target column, in the order of the columns. */
public interface RecordParser {

    /**
     * Parses one record.
     *
     * @param fields empty; gets the fields
     * @throws RecordRejected when the record has the wrong shape
     */
    void parse(RawRecord record, Fields fields) throws RecordRejected;
}
