package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.DataFormat;
import io.landfall.redshift.copy.value.TargetColumn;
import java.util.List;
import java.util.Optional;

/** Opens the files of one binary format; made once per COPY. */
public interface ColumnarSource {

    /**
     * Opens a file and checks that it fits the table.
     *
     * @throws CopyFailed when S3 refuses or the file is not what the table needs
     */
    ColumnarRows open(SourceFile file) throws CopyFailed;

    /**
     * The source for the statement's format, empty when that is text.
     *
     * @param columns the columns that are loaded, in the order of the data
     */
    static Optional<ColumnarSource> of(
            CopyStatement statement, List<TargetColumn> columns, ObjectStore store, LoadContext load)
            throws CopyFailed {
        if (statement.format() instanceof DataFormat.Parquet parquet) {
            return Optional.of(ParquetSource.of(parquet, columns, statement.options(), store, load));
        }
        return Optional.empty();
    }
}
