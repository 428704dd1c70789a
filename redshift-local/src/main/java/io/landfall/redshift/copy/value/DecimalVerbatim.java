package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.record.Field;

/**
 * Numbers that need neither cutting nor rounding.
 *
 * @param floating the column is a floating-point one; otherwise a JSON number with a fraction takes the detour through floating point
 */
record DecimalVerbatim(int wholeDigits, int fractionDigits, boolean floating) implements VerbatimCheck {

    @Override
    public boolean accepts(Field.Kind kind, byte[] text, int start, int end) {
        int first = start < end && text[start] == '-' ? start + 1 : start;
        int point = VerbatimCheck.digits(text, first, end);
        if (point == first || point - first > wholeDigits) {
            return false;
        }
        if (point == end) {
            return true;
        }
        boolean exact = floating || kind != Field.Kind.NUMBER;
        int fraction = end - point - 1;
        return exact
                && text[point] == '.'
                && fraction > 0
                && fraction <= fractionDigits
                && VerbatimCheck.digits(text, point + 1, end) == end;
    }
}
