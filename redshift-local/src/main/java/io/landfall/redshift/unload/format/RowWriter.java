package io.landfall.redshift.unload.format;

import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Writes rows into one file. Closing it finishes the format but leaves the stream below open. */
public interface RowWriter extends AutoCloseable {

    /**
     * Writes a row, unless it is not the first and the file would become too large with it.
     *
     * @param row values as PostgreSQL's text, null for NULL
     * @return whether it was written
     * @throws StatementFailed when the format cannot express the row
     */
    boolean write(String[] row, long maxFileBytes) throws IOException, StatementFailed;

    @Override
    void close() throws IOException;
}
