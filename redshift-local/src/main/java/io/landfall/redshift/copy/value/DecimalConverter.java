package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * DECIMAL: the scale is cut, or rounded with ROUNDEC; INSERT would always round (COPY reference, "COPY from JSON format", and ROUNDEC).
 */
final class DecimalConverter implements ValueConverter {
    private final int precision;
    private final int scale;
    private final RoundingMode rounding;

    DecimalConverter(TargetColumn column, boolean round) {
        this.precision = column.length() == 0 ? 38 : column.length();
        this.scale = column.scale();
        this.rounding = round ? RoundingMode.HALF_UP : RoundingMode.DOWN;
    }

    @Override
    public String convert(Field field) throws RecordRejected {
        BigDecimal value = field.kind() == Field.Kind.NUMBER
                ? binary(field.text())
                : parse(field.text().strip());
        if (value.precision() - value.scale() > precision) {
            throw overflow();
        }
        BigDecimal scaled = value.setScale(scale, rounding);
        if (scaled.precision() > precision && scaled.signum() != 0) {
            throw overflow();
        }
        return scaled.toPlainString();
    }

    /** Numbers of JSON come by way of binary floating point: 19.99 is a little less there, and cutting shows it. */
    private BigDecimal binary(String number) throws RecordRejected {
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw overflow();
        }
        return new BigDecimal(value);
    }

    private static BigDecimal parse(String text) throws RecordRejected {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (!IntegerConverter.isDigit(c) && "+-.eE".indexOf(c) < 0) {
                throw IntegerConverter.invalidDigit(c, index, "Decimal");
            }
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException invalid) {
            throw new RecordRejected(LoadErrorCode.INVALID_DECIMAL, "Invalid DECIMAL format");
        }
    }

    private RecordRejected overflow() {
        return new RecordRejected(
                LoadErrorCode.INVALID_DECIMAL, "Overflow for NUMERIC(" + precision + "," + scale + ")");
    }
}
