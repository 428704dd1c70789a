package io.landfall.quality.absence;

import java.time.Duration;

/** Lengths of time in words for a person. */
final class TimeInWords {

    private static final int HOURS_OF_DAY = 24;

    private TimeInWords() {}

    /** The two largest units of it, such as {@code 2 d 3 h}. */
    static String of(Duration time) {
        if (time.toHours() >= 2 * HOURS_OF_DAY) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }
}
