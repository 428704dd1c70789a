package io.landfall.local.check;

import java.util.Locale;

/** How a check ended, the worst first. */
public enum CheckEnd {
    /** Its statement cannot be run, or does not give what the check compares. */
    BROKEN,
    FAILED,
    WARNED,
    /** It was asked for and there was nothing to look at. */
    SKIPPED,
    PASSED;

    /** Whether somebody has to act before the data may be used. */
    public boolean bad() {
        return this == FAILED || this == BROKEN;
    }

    /** For a person. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
