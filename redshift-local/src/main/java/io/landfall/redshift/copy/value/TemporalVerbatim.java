package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyOptions;

/**
 * Dates and times in the ISO form, which the default formats and 'auto' have in common.
 *
 * @param time a time follows the date
 * @param letters the letters T and Z of ISO 8601 are allowed; PostgreSQL overlooks the Z, as Redshift's value is in UTC too
 */
record TemporalVerbatim(boolean time, boolean letters) implements VerbatimCheck {
    private static final int DATE_LENGTH = "YYYY-MM-DD".length();
    private static final int TIMESTAMP_LENGTH = "YYYY-MM-DD HH:MI:SS".length();
    private static final int MAX_FRACTION = 6;
    private static final int[] SHORTEST_MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    static VerbatimCheck date(CopyOptions options) {
        boolean iso = options.dateFormat().equals(CopyOptions.DEFAULT_DATE_FORMAT)
                || options.dateFormat().equals("auto");
        return iso ? new TemporalVerbatim(false, false) : (kind, text, start, end) -> false;
    }

    static VerbatimCheck timestamp(CopyOptions options) {
        boolean automatic = options.timeFormat().equals("auto");
        return automatic || options.timeFormat().equals(CopyOptions.DEFAULT_TIME_FORMAT)
                ? new TemporalVerbatim(true, automatic)
                : (kind, text, start, end) -> false;
    }

    @Override
    public boolean accepts(Field.Kind kind, byte[] text, int start, int end) {
        if (!time) {
            return end - start == DATE_LENGTH && isDate(text, start);
        }
        int timeEnd = letters && end > start && text[end - 1] == 'Z' ? end - 1 : end;
        return timeEnd - start >= TIMESTAMP_LENGTH
                && isDate(text, start)
                && isSeparator(text[start + DATE_LENGTH])
                && isTime(text, start + DATE_LENGTH + 1)
                && isFraction(text, start + TIMESTAMP_LENGTH, timeEnd);
    }

    private boolean isSeparator(byte value) {
        return value == ' ' || letters && value == 'T';
    }

    private static boolean isDate(byte[] text, int start) {
        int month = twoDigits(text, start + 5);
        int day = twoDigits(text, start + 8);
        return twoDigits(text, start) >= 10
                && twoDigits(text, start + 2) >= 0
                && text[start + 4] == '-'
                && text[start + 7] == '-'
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= SHORTEST_MONTHS[month - 1];
    }

    private static boolean isTime(byte[] text, int start) {
        int hour = twoDigits(text, start);
        int minute = twoDigits(text, start + 3);
        int second = twoDigits(text, start + 6);
        return hour >= 0
                && hour < 24
                && text[start + 2] == ':'
                && minute >= 0
                && minute < 60
                && text[start + 5] == ':'
                && second >= 0
                && second < 60;
    }

    private static boolean isFraction(byte[] text, int start, int end) {
        return start == end
                || text[start] == '.'
                        && end - start > 1
                        && end - start - 1 <= MAX_FRACTION
                        && VerbatimCheck.digits(text, start + 1, end) == end;
    }

    /** The number of two digits, or a negative one when there is something else. */
    private static int twoDigits(byte[] text, int start) {
        int tens = text[start] - '0';
        int ones = text[start + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }
}
