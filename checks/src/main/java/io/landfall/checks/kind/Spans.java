package io.landfall.checks.kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time for a person. */
final class Spans {

    private static final int MOST_UNITS = 2;

    private Spans() {}

    /** The two largest units. */
    static String inWords(Duration span) {
        List<String> units = new ArrayList<>();
        add(units, span.toDaysPart(), "day");
        add(units, span.toHoursPart(), "hour");
        add(units, span.toMinutesPart(), "minute");
        add(units, span.toSecondsPart(), "second");
        return units.isEmpty() ? "0 seconds" : String.join(" ", units.subList(0, Math.min(MOST_UNITS, units.size())));
    }

    private static void add(List<String> units, long count, String unit) {
        if (count > 0) {
            units.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
