package io.landfall.redshift.copy.value;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** Translates Redshift's DATEFORMAT and TIMEFORMAT strings. */
final class TemporalPattern {
    private static final List<String> ELEMENTS = List.of(
            "SS.SSSSSS",
            "SS.SSS",
            "YYYY",
            "HH24",
            "HH12",
            "MONTH",
            "MON",
            "SSS",
            "DDD",
            "YY",
            "MM",
            "DD",
            "HH",
            "MI",
            "SS",
            "AM",
            "PM",
            "OF",
            "TZ",
            "BC");

    /** Years of two digits begin here, if they are not BC. */
    private static final int FIRST_SHORT_YEAR = 1970;

    private TemporalPattern() {}

    /** The formatter for a format string; what is no element of it stands for itself. */
    static DateTimeFormatter compile(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        boolean twelveHours = format.contains("AM") || format.contains("PM") || format.contains("HH12");
        int index = 0;
        while (index < format.length()) {
            String element = elementAt(format, index);
            index += element == null ? 1 : element.length();
            if (element == null) {
                builder.appendLiteral(format.charAt(index - 1));
            } else {
                boolean digitsFollow = elementAt(format, index) != null;
                if (element.equals("YY") && format.contains("BC")) {
                    builder.appendValue(ChronoField.YEAR_OF_ERA, 1, 4, SignStyle.NOT_NEGATIVE);
                } else {
                    append(builder, element, digitsFollow, twelveHours);
                }
            }
        }
        return builder.parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String elementAt(String format, int index) {
        String rest = format.substring(index).toUpperCase(Locale.ROOT);
        return ELEMENTS.stream().filter(rest::startsWith).findFirst().orElse(null);
    }

    private static void append(
            DateTimeFormatterBuilder builder, String element, boolean digitsFollow, boolean twelveHours) {
        ChronoField hour = twelveHours ? ChronoField.CLOCK_HOUR_OF_AMPM : ChronoField.HOUR_OF_DAY;
        switch (element) {
            case "YYYY" -> builder.appendValue(ChronoField.YEAR_OF_ERA, 4);
            case "YY" -> builder.appendValueReduced(ChronoField.YEAR_OF_ERA, 2, 2, FIRST_SHORT_YEAR);
            case "MM" -> number(builder, ChronoField.MONTH_OF_YEAR, digitsFollow);
            case "MON" -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
            case "MONTH" -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
            case "DDD" -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
            case "BC" -> builder.appendText(ChronoField.ERA, TextStyle.SHORT);
            case "DD" -> number(builder, ChronoField.DAY_OF_MONTH, digitsFollow);
            case "HH", "HH24", "HH12" -> number(builder, hour, digitsFollow);
            case "MI" -> number(builder, ChronoField.MINUTE_OF_HOUR, digitsFollow);
            case "SS", "SS.SSS", "SS.SSSSSS" -> {
                number(builder, ChronoField.SECOND_OF_MINUTE, digitsFollow);
                fraction(builder);
            }
            case "AM", "PM" -> builder.appendText(ChronoField.AMPM_OF_DAY);
            case "SSS" -> builder.appendValue(ChronoField.MILLI_OF_SECOND, 3);
            default -> offset(builder);
        }
    }

    private static void number(DateTimeFormatterBuilder builder, ChronoField field, boolean digitsFollow) {
        if (digitsFollow) {
            builder.appendValue(field, 2);
        } else {
            builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
        }
    }

    private static void fraction(DateTimeFormatterBuilder builder) {
        builder.optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd();
    }

    private static void offset(DateTimeFormatterBuilder builder) {
        builder.optionalStart()
                .appendOffset("+HH:mm", "Z")
                .optionalEnd()
                .optionalStart()
                .appendOffset("+HHmm", "Z")
                .optionalEnd()
                .optionalStart()
                .appendZoneText(TextStyle.SHORT)
                .optionalEnd();
    }
}
