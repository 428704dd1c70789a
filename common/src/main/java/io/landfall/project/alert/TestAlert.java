package io.landfall.project.alert;

import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import java.time.Instant;

/**
 * An alert that says nothing is wrong: it tries sinks out. It goes to its sinks at once, past routes, groups, limits and mutes,
 * and is cleared when that was tried; the reason of the {@code AlertCleared} says what became of it at each sink.
 */
public final class TestAlert {

    /** The kind of such an alert. */
    public static final String KIND = "test";

    /** Instead of a sink's name: all of them. */
    public static final String ALL = "all";

    private TestAlert() {}

    /**
     * The alert.
     *
     * @param sink name of a sink in {@code alerts.yaml}, or {@link #ALL}
     * @param now tells one try from another
     */
    public static AlertRaised of(String warehouse, String sink, Instant now) {
        return new AlertRaised(
                warehouse,
                null,
                KIND,
                warehouse + "/test/" + sink,
                Severity.WARN,
                null,
                sink,
                "this is a test; nothing is wrong",
                "somebody asked for it at " + now,
                "this message was sent past routes, groups and limits",
                "nothing; if you can read this, alerts arrive here",
                "docs/alerts.md",
                now,
                1);
    }
}
