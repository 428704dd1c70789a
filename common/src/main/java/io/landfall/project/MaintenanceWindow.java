package io.landfall.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ddd:hh:mm-ddd:hh:mm} in UTC, at least half an hour (API reference, PreferredMaintenanceWindow). */
final class MaintenanceWindow {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String MOMENT = "(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):([0-5]\\d)";
    private static final Pattern FORM = Pattern.compile(MOMENT + "-" + MOMENT);
    private static final int WEEK = 7 * 24 * 60;
    private static final int SHORTEST = 30;
    private static final int SECOND_MOMENT = 4;

    private MaintenanceWindow() {}

    /** What is wrong with a window, in words. */
    static Optional<String> wrong(String written) {
        Matcher window = FORM.matcher(written.toLowerCase(Locale.ROOT));
        if (!window.matches()) {
            return Optional.of("'" + written
                    + "' is not a window; write it in UTC as ddd:hh:mm-ddd:hh:mm, such as sun:03:00-sun:04:00");
        }
        int minutes = Math.floorMod(minute(window, SECOND_MOMENT) - minute(window, 1), WEEK);
        return minutes < SHORTEST
                ? Optional.of("'" + written + "' lasts " + minutes + " minutes; write a window of at least " + SHORTEST)
                : Optional.empty();
    }

    private static int minute(Matcher window, int group) {
        int hours = DAYS.indexOf(window.group(group)) * 24 + Integer.parseInt(window.group(group + 1));
        return hours * 60 + Integer.parseInt(window.group(group + 2));
    }
}
