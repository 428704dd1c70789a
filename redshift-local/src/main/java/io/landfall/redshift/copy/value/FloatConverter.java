package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;

/** REAL and DOUBLE PRECISION. */
record FloatConverter(double max) implements ValueConverter {

    @Override
    public String convert(Field field) throws RecordRejected {
        String text = field.text().strip();
        char last = text.charAt(text.length() - 1);
        boolean javaSuffix = "dDfF".indexOf(last) >= 0;
        try {
            double value = Double.parseDouble(text);
            if (javaSuffix || text.contains("x") || text.contains("X")) {
                throw invalid();
            }
            if (Double.isFinite(value) && Math.abs(value) > max) {
                throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "Overflow, Column type: Float");
            }
            return text;
        } catch (NumberFormatException notANumber) {
            throw invalid();
        }
    }

    private static RecordRejected invalid() {
        return new RecordRejected(LoadErrorCode.INVALID_FLOAT, "Invalid FLOAT format or value");
    }
}
