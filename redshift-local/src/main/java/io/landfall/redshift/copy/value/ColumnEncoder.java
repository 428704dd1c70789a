package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.wire.ServerError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the values of one column: NULL, bytes taken over as they are, or what the converter makes of them. */
final class ColumnEncoder {
    private final TargetColumn target;
    private final VerbatimCheck verbatim;
    private final ValueConverter converter;
    private final InvalidText invalidText;
    /** Null for formats without NULL AS. */
    private final byte[] nullAs;

    private ColumnEncoder(TargetColumn target, ValueConverter converter, CopyStatement statement) {
        this.target = target;
        this.verbatim = VerbatimCheck.of(target, statement.options());
        this.converter = converter;
        this.invalidText = new InvalidText(target, statement.options().invalidCharacter());
        this.nullAs =
                statement.format().delimited() ? statement.options().nullAs().getBytes(StandardCharsets.UTF_8) : null;
    }

    static ColumnEncoder of(TargetColumn target, CopyStatement statement) throws CopyFailed {
        ValueConverter converter = ValueConverter.of(target, statement);
        if (converter == null) {
            throw new CopyFailed(
                    ServerError.notSupported("COPY into column \"" + target.name() + "\" of type " + target.type()));
        }
        return new ColumnEncoder(target, converter, statement);
    }

    TargetColumn target() {
        return target;
    }

    /** Appends the field; true when bytes of it had to be replaced. */
    boolean encode(Fields fields, int index, RowBuffer out) throws RecordRejected {
        Field.Kind kind = fields.kind(index);
        byte[] text = fields.bytes(index);
        int start = fields.start(index);
        int end = fields.end(index);
        if (kind == Field.Kind.NULL || isNullAs(text, start, end)) {
            append(null, out);
            return false;
        }
        if (verbatim.accepts(kind, text, start, end)) {
            out.appendVerbatim(text, start, end);
            return false;
        }
        Field field = fields.field(index);
        Field valid = invalidText.accept(field);
        append(converter.convert(valid), out);
        return valid != field;
    }

    private boolean isNullAs(byte[] text, int start, int end) {
        return nullAs != null && Arrays.equals(text, start, end, nullAs, 0, nullAs.length);
    }

    private void append(String value, RowBuffer out) throws RecordRejected {
        if (value == null && target.notNull()) {
            throw new RecordRejected(LoadErrorCode.MISSING_NOT_NULL, "Missing data for not-null field");
        }
        out.append(value);
    }
}
