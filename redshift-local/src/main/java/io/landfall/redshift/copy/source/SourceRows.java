package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.record.RawRecord;
import java.io.IOException;

/**
 * The rows of one source file, read one after another in constant memory. Every family of formats has its own implementation;
 * conversion, counting of errors and writing are the same for all.
 */
public interface SourceRows extends AutoCloseable {

    /**
     * Moves on to the next row.
     *
     * @return the row as it stands in the file, good until the next call, or null at the end of the file
     * @throws CopyFailed when the file cannot be read on, which MAXERROR does not cover
     */
    RawRecord next() throws CopyFailed;

    /**
     * Takes the row apart.
     *
     * @param fields cleared by the caller; gets one field per target column
     * @throws RecordRejected when this row has the wrong shape; the next one may be better
     */
    void read(Fields fields) throws RecordRejected, CopyFailed;

    @Override
    void close() throws IOException;
}
