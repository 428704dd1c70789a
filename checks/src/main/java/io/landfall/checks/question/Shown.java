package io.landfall.checks.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How values and counts are shown to a person. */
public final class Shown {

    /** The longest text about what was found or expected, in characters. */
    public static final int LONGEST = 500;

    private static final int MOST_NAMED = 10;

    private Shown() {}

    /** A value of bounded length; NULL by that word. */
    public static String of(String value) {
        return value == null ? "NULL" : cut(value, LONGEST);
    }

    /** A text of at most so many characters, with a sign where something is missing. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + '…';
    }

    /** A count with its thousands apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count of rows. */
    public static String rows(long count) {
        return count(count) + (count == 1 ? " row" : " rows");
    }

    /** A number without zeros at its end. */
    public static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0 ? String.format(Locale.ROOT, "%,d", plain.toBigInteger()) : plain.toPlainString();
    }

    /** Names or values one after another, the last behind another word; not more than a few of them. */
    public static String list(List<String> names, String last) {
        if (names.size() > MOST_NAMED) {
            return String.join(", ", names.subList(0, MOST_NAMED)) + " … (" + names.size() + " in all)";
        }
        int end = names.size() - 1;
        return end == 0 ? names.get(0) : String.join(", ", names.subList(0, end)) + ' ' + last + ' ' + names.get(end);
    }
}
