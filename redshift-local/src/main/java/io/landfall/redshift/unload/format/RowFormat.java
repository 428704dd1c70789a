package io.landfall.redshift.unload.format;

import io.landfall.redshift.unload.statement.UnloadFormat;
import io.landfall.redshift.unload.statement.UnloadStatement;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;

/** Starts files of one format for one result. */
public interface RowFormat {

    /** Begins a file. */
    RowWriter open(CountedStream out) throws IOException, StatementFailed;

    /**
     * The format that the statement asks for.
     *
     * @param columns the columns that the files contain
     * @throws StatementFailed when the format cannot take these columns
     */
    static RowFormat of(UnloadStatement statement, List<ResultColumn> columns) throws StatementFailed {
        UnloadFormat format = statement.format();
        if (format instanceof UnloadFormat.Parquet parquet) {
            return new ParquetFormat(ParquetSchema.of(columns), parquet.rowGroupBytes());
        }
        return new TextFormat(LineFormat.of(statement, columns), columns, statement.options());
    }
}
