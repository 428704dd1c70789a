package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.statement.CopyStatement;
import java.util.List;

/** Converts the fields of a record and writes them as one row of PostgreSQL's COPY text format. */
public final class RowEncoder {
    private final ColumnEncoder[] columns;

    public RowEncoder(CopyStatement statement, List<TargetColumn> columns) throws CopyFailed {
        this.columns = new ColumnEncoder[columns.size()];
        for (int index = 0; index < columns.size(); index++) {
            this.columns[index] = ColumnEncoder.of(columns.get(index), statement);
        }
    }

    /**
     * Appends the row; on rejection {@code out} is as before.
     *
     * @return the first column in which bytes that are not UTF-8 were replaced (ACCEPTINVCHARS), or null
     */
    public TargetColumn encode(Fields fields, RowBuffer out) throws RecordRejected {
        int start = out.length();
        TargetColumn replaced = null;
        for (int index = 0; index < columns.length; index++) {
            ColumnEncoder column = columns[index];
            try {
                boolean changed = column.encode(fields, index, out);
                replaced = changed && replaced == null ? column.target() : replaced;
            } catch (RecordRejected rejected) {
                out.truncate(start);
                Field field = fields.field(index);
                throw new FieldRejected(rejected, column.target(), field);
            }
            out.append((byte) (index + 1 < columns.length ? '\t' : '\n'));
        }
        return replaced;
    }
}
