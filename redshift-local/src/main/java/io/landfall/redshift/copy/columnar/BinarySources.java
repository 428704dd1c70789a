package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.source.RowSource;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.DataFormat;
import io.landfall.redshift.copy.value.TargetColumn;
import java.util.List;
import java.util.Optional;

/** The readers of binary formats. */
public final class BinarySources {
    private BinarySources() {}

    /**
     * The reader for the statement's format, empty when that is text.
     *
     * @param columns the columns that are loaded, in the order of the data
     */
    public static Optional<RowSource> of(
            CopyStatement statement, List<TargetColumn> columns, ObjectStore store, LoadContext load)
            throws CopyFailed {
        if (statement.format() instanceof DataFormat.Parquet parquet) {
            return Optional.of(ParquetSource.of(parquet, columns, statement.options(), store, load));
        }
        if (statement.format() instanceof DataFormat.AvroAuto
                || statement.format() instanceof DataFormat.AvroPathsFile) {
            List<String> names = columns.stream().map(TargetColumn::name).toList();
            return Optional.of(AvroSource.of(statement, names, store, load));
        }
        return Optional.empty();
    }
}
