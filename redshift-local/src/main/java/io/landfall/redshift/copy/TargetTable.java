package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.TableName;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;

/**
 * The table a COPY writes to, as the caller's transaction sees it.
 *
 * @param id object identifier
 * @param columns in the order of the table
 */
public record TargetTable(long id, TableName name, List<TargetColumn> columns) {

    /** The columns that are loaded, in the order of the data. Without a list, generated columns are left out. */
    List<TargetColumn> select(CopyStatement statement) throws CopyFailed {
        if (statement.columns().isEmpty()) {
            boolean explicitIds = statement.options().explicitIds();
            return columns.stream()
                    .filter(column -> explicitIds || !column.identity())
                    .toList();
        }
        List<TargetColumn> selected = new ArrayList<>();
        for (String wanted : statement.columns()) {
            selected.add(find(wanted));
        }
        checkIdentity(selected, statement.options().explicitIds());
        return selected;
    }

    /** The list has the IDENTITY column exactly when EXPLICIT_IDS is given (COPY reference, "Column list"). */
    private void checkIdentity(List<TargetColumn> selected, boolean explicitIds) throws CopyFailed {
        for (TargetColumn column : columns) {
            if (column.always() && selected.contains(column) != explicitIds) {
                throw new CopyFailed(ServerError.of(
                        ServerError.INTERNAL_ERROR,
                        explicitIds
                                ? "EXPLICIT_IDS needs identity column \"" + column.name() + "\" in the column list"
                                : "cannot set an identity column to a value"));
            }
        }
    }

    private TargetColumn find(String wanted) throws CopyFailed {
        for (TargetColumn column : columns) {
            if (column.name().equals(wanted)) {
                return column;
            }
        }
        throw new CopyFailed(ServerError.of(
                "42703", "column \"" + wanted + "\" of relation \"" + name.name() + "\" does not exist"));
    }
}
