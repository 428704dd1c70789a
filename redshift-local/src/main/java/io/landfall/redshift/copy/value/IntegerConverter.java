package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Whole numbers. Text must be digits only; an unquoted JSON number may carry a fraction, which is cut off, because Redshift
 * reads JSON numbers as floating point first.
 */
record IntegerConverter(String typeName, long min, long max) implements ValueConverter {
    private static final int MAX_DIGITS = 40;

    @Override
    public String convert(Field field) throws RecordRejected {
        String text = field.text().strip();
        BigInteger value = field.kind() == Field.Kind.NUMBER ? whole(text) : digits(text);
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw overflow();
        }
        return value.toString();
    }

    private BigInteger whole(String number) throws RecordRejected {
        BigDecimal value = new BigDecimal(number);
        if (value.precision() - value.scale() > MAX_DIGITS) {
            throw overflow();
        }
        return value.toBigInteger();
    }

    private BigInteger digits(String text) throws RecordRejected {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        for (int index = start; index < text.length(); index++) {
            if (!isDigit(text.charAt(index))) {
                throw invalidDigit(text.charAt(index), index, typeName);
            }
        }
        if (start == text.length()) {
            throw invalidDigit(text.charAt(0), 0, typeName);
        }
        if (text.length() > MAX_DIGITS) {
            throw overflow();
        }
        return new BigInteger(text);
    }

    private RecordRejected overflow() {
        return new RecordRejected(LoadErrorCode.INTEGER_OVERFLOW, "Overflow, Column type: " + typeName);
    }

    static RecordRejected invalidDigit(char value, int position, String typeName) {
        return new RecordRejected(
                LoadErrorCode.INVALID_DIGIT,
                "Invalid digit, Value '" + value + "', Pos " + position + ", Type: " + typeName);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
