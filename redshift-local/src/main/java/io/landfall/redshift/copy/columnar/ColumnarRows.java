package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.record.Field;
import java.io.IOException;
import java.util.List;

/** The rows of one binary file, read one after another in memory that does not grow with the file. */
public interface ColumnarRows extends AutoCloseable {

    /**
     * The next row, one field per target column in their order, or null at the end of the file.
     *
     * @throws CopyFailed when the file cannot be read on or holds what the table cannot take
     */
    List<Field> next() throws CopyFailed;

    /** Number of the row that was read last, from 1; 0 before the first. */
    long row();

    @Override
    void close() throws IOException;
}
