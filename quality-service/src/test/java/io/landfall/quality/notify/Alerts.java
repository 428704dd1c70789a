package io.landfall.quality.notify;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Gathering;
import io.landfall.quality.notify.message.Item;
import java.time.Instant;
import java.util.List;

/** Alerts to tell of. */
public final class Alerts {

    public static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
    public static final String KEY = "sparkify/check/songplays_have_keys";

    private Alerts() {}

    public static AlertRaised raised() {
        return raised(KEY, Severity.ERROR);
    }

    public static AlertRaised raised(String key, Severity severity) {
        return raised(key, severity, "data-team", 1);
    }

    public static AlertRaised raised(String key, Severity severity, String owner, long occurrences) {
        return new AlertRaised(
                "dev",
                "sparkify",
                "check",
                key,
                severity,
                owner,
                "sparkify.songplays",
                "songplays have no key",
                "3 rows with songplay_id NULL & <b>start_time</b>",
                "the check was run 3 times",
                "correct the source and replay the batch",
                "https://example.com/runbook/check",
                SINCE,
                occurrences);
    }

    public static AlertCleared cleared() {
        return cleared(KEY, Severity.ERROR);
    }

    public static AlertCleared cleared(String key, Severity severity) {
        return new AlertCleared(
                "dev",
                "sparkify",
                "check",
                key,
                severity,
                "data-team",
                SINCE,
                SINCE.plusSeconds(300),
                "the check passed over the next load");
    }

    public static AlertMessage message(Item... items) {
        return new AlertMessage("dev", SINCE.plusSeconds(30), List.of(items), Gathering.NONE);
    }

    /** A message of one open alert. */
    public static AlertMessage alarm() {
        return message(Item.raised("e1", raised()));
    }

    /** A message of its end. */
    public static AlertMessage allClear() {
        return message(Item.cleared("e2", cleared()));
    }
}
