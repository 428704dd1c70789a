package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.Utf8Text;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.DataFormat;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;

/** Converts the fields of a record and writes them as one row of PostgreSQL's COPY text format. */
public final class RowEncoder {
    private final List<TargetColumn> columns;
    private final List<ValueConverter> converters = new ArrayList<>();
    /** Null for formats without NULL AS. */
    private final String nullAs;

    public RowEncoder(CopyStatement statement, List<TargetColumn> columns) throws CopyFailed {
        this.columns = columns;
        this.nullAs = isDelimited(statement.format()) ? statement.options().nullAs() : null;
        for (TargetColumn column : columns) {
            ValueConverter converter = ValueConverter.of(column, statement.options());
            if (converter == null) {
                throw new CopyFailed(ServerError.notSupported(
                        "COPY into column \"" + column.name() + "\" of type " + column.type()));
            }
            converters.add(converter);
        }
    }

    private static boolean isDelimited(DataFormat format) {
        return format instanceof DataFormat.Csv || format instanceof DataFormat.DelimitedText;
    }

    /**
     * Appends the row; on rejection {@code out} is as before.
     *
     * @param badBytes see {@link Utf8Text#firstBadBytes()}
     */
    public void encode(List<Field> fields, String badBytes, StringBuilder out) throws RecordRejected {
        int start = out.length();
        for (int index = 0; index < columns.size(); index++) {
            Field field = fields.get(index);
            try {
                append(convert(index, field, badBytes), out);
            } catch (RecordRejected rejected) {
                out.setLength(start);
                throw new FieldRejected(rejected, columns.get(index), field);
            }
            out.append(index + 1 < columns.size() ? '\t' : '\n');
        }
    }

    private String convert(int index, Field field, String badBytes) throws RecordRejected {
        boolean isNull = field.kind() == Field.Kind.NULL || field.text().equals(nullAs);
        if (!isNull && badBytes != null && field.text().indexOf(Utf8Text.BAD) >= 0) {
            throw new RecordRejected(
                    LoadErrorCode.INVALID_UTF8,
                    "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: " + badBytes
                            + " (error 3)");
        }
        String value = isNull ? null : converters.get(index).convert(field);
        if (value == null && columns.get(index).notNull()) {
            throw new RecordRejected(LoadErrorCode.MISSING_NOT_NULL, "Missing data for not-null field");
        }
        return value;
    }

    private static void append(String value, StringBuilder out) {
        if (value == null) {
            out.append("\\N");
            return;
        }
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
    }
}
