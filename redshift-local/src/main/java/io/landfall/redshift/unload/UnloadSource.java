package io.landfall.redshift.unload;

import io.landfall.redshift.unload.format.ResultColumn;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;

/** Runs queries in the caller's transaction. */
public interface UnloadSource {

    /**
     * Runs a query to its end, or until the receiver fails.
     *
     * @throws StatementFailed with the server's error, or the receiver's
     * @throws IOException when the connection to the server breaks
     */
    void read(String sql, RowReceiver receiver) throws IOException, StatementFailed;

    /** Takes a result row by row. */
    interface RowReceiver {

        /** Called once, before the first row. */
        void columns(List<ResultColumn> columns) throws IOException, StatementFailed;

        /** @param values as text, SUPER without white space, null for NULL; the array belongs to the receiver */
        void row(String[] values) throws IOException, StatementFailed;
    }
}
