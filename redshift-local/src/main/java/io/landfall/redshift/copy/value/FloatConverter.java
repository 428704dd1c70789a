package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import java.util.Locale;
import java.util.regex.Pattern;

/** REAL and DOUBLE PRECISION. */
record FloatConverter(boolean single) implements ValueConverter {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    @Override
    public String convert(Field field) throws RecordRejected {
        String text = field.text().strip();
        if (!DECIMAL.matcher(text).matches()) {
            return named(text);
        }
        boolean infinite =
                single ? Float.isInfinite(Float.parseFloat(text)) : Double.isInfinite(Double.parseDouble(text));
        if (infinite) {
            throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "Overflow, Column type: Float");
        }
        return vanishes(text) ? "0" : text;
    }

    /** Too small for the type, which PostgreSQL would refuse. */
    private boolean vanishes(String text) {
        return single
                ? Math.abs(Float.parseFloat(text)) < Float.MIN_NORMAL
                : Math.abs(Double.parseDouble(text)) < Double.MIN_NORMAL;
    }

    private static String named(String text) throws RecordRejected {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "infinity", "-infinity", "inf", "-inf" -> text;
            default -> throw new RecordRejected(LoadErrorCode.INVALID_FLOAT, "Invalid FLOAT format or value");
        };
    }
}
