package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.statement.TableName;
import io.landfall.redshift.copy.value.TargetColumn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The caller's transaction as COPY needs it: look a table up, and stream rows into it. */
public interface LoadTarget {

    /** The table, also when this transaction created it; empty when there is none. */
    Optional<TargetTable> find(TableName table) throws IOException, CopyFailed;

    /**
     * Starts writing rows.
     *
     * @throws CopyFailed when the server refuses, for example for lack of a privilege
     */
    RowSink open(TargetTable table, List<TargetColumn> columns) throws IOException, CopyFailed;

    /** Everything is prepared and rows are about to be read; from here on a failure counts as a load that failed. */
    void loadBegins();

    /** Takes rows in PostgreSQL's COPY text format. */
    interface RowSink {

        /** Sends whole rows; {@code rows} is not kept. */
        void write(byte[] rows) throws IOException, CopyFailed;

        /** Ends the rows and waits until the server has them all. */
        void finish() throws IOException, CopyFailed;

        /** Throws the rows away; the transaction is aborted. */
        void abort() throws IOException;
    }
}
