package io.landfall.stager.backfill;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Days from the first to the last, both included.
 *
 * @param first null for no bound
 * @param last null for no bound
 */
record Days(LocalDate first, LocalDate last) {

    static Days of(String from, String to) throws BackfillRefusedException {
        Days days = new Days(day("from", from), day("to", to));
        if (days.isBounded() && days.first.isAfter(days.last)) {
            throw new BackfillRefusedException("from " + from + " is after to " + to + "; exchange them");
        }
        return days;
    }

    boolean isEverything() {
        return first == null && last == null;
    }

    boolean isBounded() {
        return first != null && last != null;
    }

    boolean contains(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }

    /** How many; only of days that are bounded. */
    long count() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    Stream<LocalDate> all() {
        return first.datesUntil(last.plusDays(1));
    }

    private static LocalDate day(String name, String text) throws BackfillRefusedException {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BackfillRefusedException(name + " " + text + " is no day; write it like 2018-11-03");
        }
    }
}
