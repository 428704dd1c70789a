package io.landfall.local.follow;

import io.landfall.event.AcknowledgeAlert;
import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;
import io.landfall.event.MuteAlerts;
import io.landfall.event.SettleDeadLetters;
import io.landfall.local.terminal.Wording;
import io.landfall.project.alert.TestAlert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What is said of alerts, in words. */
final class AlertSummary {

    private AlertSummary() {}

    static String of(AlertRaised e) {
        String again = e.occurrences() > 1 ? " (" + e.occurrences() + " times)" : "";
        return e.severity().name().toLowerCase(Locale.ROOT) + ": " + e.summary() + again + "; to do: " + e.action();
    }

    /** A test is over at once; what was said of it is all there is to say. */
    static String of(AlertCleared e) {
        return e.alert().equals(TestAlert.KIND) ? e.reason() : e.key() + " is over: " + e.reason();
    }

    static String of(AlertAcknowledged e) {
        return e.by() + " looks after " + e.alert() + note(e.note());
    }

    static String of(AlertsMuted e) {
        if (e.until().equals(Instant.EPOCH)) {
            return "people are told of " + e.selector() + " again, says " + e.by();
        }
        return "nobody is told of " + e.selector() + " until " + e.until().truncatedTo(ChronoUnit.SECONDS) + ", says "
                + e.by() + ": " + e.reason();
    }

    static String of(AcknowledgeAlert e) {
        return "asks to acknowledge " + e.alert() + " by " + e.by() + note(e.note());
    }

    static String of(MuteAlerts e) {
        if (e.until().equals(Instant.EPOCH)) {
            return "asks to unmute " + e.selector();
        }
        return "asks to mute " + e.selector() + " until " + e.until().truncatedTo(ChronoUnit.SECONDS) + ": "
                + e.reason();
    }

    static String of(SettleDeadLetters e) {
        return "%s in %s %s by %s"
                .formatted(Wording.counted(e.records(), "record"), e.deadLetters(), e.outcome(), e.by());
    }

    private static String note(String note) {
        return note == null ? "" : ": " + note;
    }
}
