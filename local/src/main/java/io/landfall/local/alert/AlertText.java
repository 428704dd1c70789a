package io.landfall.local.alert;

import io.landfall.event.AlertRaised;
import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.TextTable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Alerts as a person sees them. */
public final class AlertText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> HEADER = List.of("severity", "alert", "since", "times", "summary");
    private static final int WIDEST_SUMMARY = 90;
    private static final int HEADER_LINES = 2;

    private final Paint paint;

    public AlertText(Paint paint) {
        this.paint = paint;
    }

    /** One line each, in columns. */
    public List<String> table(List<AlertState> alerts) {
        TextTable table = new TextTable(HEADER, List.of(false, false, false, true, false));
        alerts.forEach(alert -> table.add(alert.open() ? open(alert) : over(alert)));
        List<String> lines = new ArrayList<>(table.lines());
        for (int i = 0; i < alerts.size(); i++) {
            AlertState alert = alerts.get(i);
            if (!alert.open() || alert.muted() != null) {
                lines.set(HEADER_LINES + i, paint.faint(lines.get(HEADER_LINES + i)));
            } else if (alert.acknowledged() == null) {
                lines.set(HEADER_LINES + i, severe(alert.raised(), lines.get(HEADER_LINES + i)));
            }
        }
        return lines;
    }

    private List<String> open(AlertState alert) {
        AlertRaised raised = alert.raised();
        String standing = alert.standing();
        return List.of(
                word(raised),
                raised.key(),
                time(raised.since()),
                Long.toString(raised.occurrences()),
                cut(raised.summary()) + (standing.isEmpty() ? "" : " (" + standing + ")"));
    }

    private static List<String> over(AlertState alert) {
        return List.of(
                "cleared",
                alert.key(),
                time(alert.cleared().since()),
                "",
                "cleared " + time(alert.cleared().cleared()) + ": "
                        + cut(alert.cleared().reason()));
    }

    /** Everything about one that is open. */
    public List<String> lines(AlertState alert) {
        AlertRaised raised = alert.raised();
        List<String> lines = new ArrayList<>(lines(raised));
        lines.add(label(
                "since",
                time(raised.since()) + ", seen " + raised.occurrences()
                        + (raised.occurrences() == 1 ? " time" : " times")));
        if (alert.acknowledged() != null) {
            String note = alert.acknowledged().note();
            lines.add(label(
                    "seen by",
                    alert.acknowledged().by() + ", " + time(alert.acknowledged().at())
                            + (note == null ? "" : ": " + note)));
        }
        if (alert.muted() != null) {
            lines.add(label(
                    "muted",
                    "until " + time(alert.muted().until()) + " by "
                            + alert.muted().by()
                            + (alert.muted().reason() == null
                                    ? ""
                                    : ": " + alert.muted().reason())));
        }
        return Collections.unmodifiableList(lines);
    }

    /** What the alert says. */
    public List<String> lines(AlertRaised raised) {
        List<String> lines = new ArrayList<>();
        lines.add(severe(raised, word(raised).toUpperCase(Locale.ROOT)) + "  " + paint.bold(raised.summary()));
        lines.add(label("alert", raised.key()));
        lines.add(label("about", raised.subject()));
        lines.add(label("evidence", raised.evidence()));
        lines.add(label("tried", raised.tried()));
        lines.add(label("to do", raised.action()));
        lines.add(label("runbook", raised.runbook()));
        lines.add(label("owner", raised.owner()));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static String label(String name, String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        String indented = text.strip().replaceAll("\\s*\\R\\s*", "\n            ");
        return String.format(Locale.ROOT, "  %-9s %s", name, indented);
    }

    private String severe(AlertRaised raised, String text) {
        return raised.severity().ordinal() == 0 ? paint.yellow(text) : paint.red(text);
    }

    private static String word(AlertRaised raised) {
        return raised.severity().name().toLowerCase(Locale.ROOT);
    }

    /** In the zone of whoever looks. */
    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= WIDEST_SUMMARY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WIDEST_SUMMARY - 1)) + '…';
    }
}
