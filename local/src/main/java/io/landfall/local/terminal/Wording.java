package io.landfall.local.terminal;

import java.time.Duration;
import java.util.Locale;

/** How numbers are written for people. */
public final class Wording {

    private static final double MILLIS = 1000.0;

    private Wording() {}

    /** {@code 1.4 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }

    public static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = 0;
        while (size >= MILLIS && unit < units.length - 1) {
            size /= MILLIS;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }

    public static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
