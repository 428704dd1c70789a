package io.landfall.local.alert;

import io.landfall.event.AlertRaised;
import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.TextTable;
import io.landfall.local.terminal.Wrapping;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Alerts as a person sees them. */
public final class AlertText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> HEADER = List.of("severity", "alert", "since", "times", "summary");
    private static final int WIDEST_SUMMARY = 90;
    private static final int HEADER_LINES = 2;

    private static final int SUMMARY = HEADER.size() - 1;
    private static final int NARROWEST_SUMMARY = 60;
    private static final String INDENT = "    ";
    private static final int LABEL = 12;

    private final Paint paint;
    private final int width;

    /** @param width how long a line may be */
    public AlertText(Paint paint, int width) {
        this.paint = paint;
        this.width = width;
    }

    /** One line each, in columns; where the screen has no room for what is wrong, that stands below. */
    public List<String> table(List<AlertState> alerts) {
        boolean below = narrowest(rows(alerts, WIDEST_SUMMARY)) + NARROWEST_SUMMARY > width;
        List<List<String>> rows = rows(alerts, below ? Integer.MAX_VALUE : WIDEST_SUMMARY);
        int columns = below ? SUMMARY : HEADER.size();
        TextTable table = new TextTable(
                HEADER.subList(0, columns),
                List.of(false, false, false, true, false).subList(0, columns));
        rows.forEach(row -> table.add(row.subList(0, columns)));
        List<String> aligned = below ? table.lines() : table.lines(width, List.of(SUMMARY));
        List<String> lines = new ArrayList<>(aligned.subList(0, HEADER_LINES));
        for (int i = 0; i < alerts.size(); i++) {
            AlertState alert = alerts.get(i);
            lines.add(coloured(alert, aligned.get(HEADER_LINES + i)));
            if (below) {
                lines.addAll(Wrapping.indented(INDENT, rows.get(i).get(SUMMARY), width));
            }
        }
        return lines;
    }

    private static int narrowest(List<List<String>> rows) {
        TextTable table = new TextTable(HEADER.subList(0, SUMMARY), List.of(false, false, false, true));
        rows.forEach(row -> table.add(row.subList(0, SUMMARY)));
        return table.narrowest(List.of());
    }

    private String coloured(AlertState alert, String line) {
        if (!alert.open() || alert.muted() != null) {
            return paint.faint(line);
        }
        return alert.acknowledged() == null ? severe(alert.raised(), line) : line;
    }

    private static List<List<String>> rows(List<AlertState> alerts, int most) {
        return alerts.stream()
                .map(alert -> alert.open() ? open(alert, most) : over(alert, most))
                .toList();
    }

    private static List<String> open(AlertState alert, int most) {
        AlertRaised raised = alert.raised();
        String standing = alert.standing();
        return List.of(
                word(raised),
                raised.key(),
                time(raised.since()),
                Long.toString(raised.occurrences()),
                TextTable.cut(raised.summary(), most) + (standing.isEmpty() ? "" : " (" + standing + ")"));
    }

    private static List<String> over(AlertState alert, int most) {
        return List.of(
                "cleared",
                alert.key(),
                time(alert.cleared().since()),
                "",
                "cleared " + time(alert.cleared().cleared()) + ": "
                        + TextTable.cut(alert.cleared().reason(), most));
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
        lines.addAll(Wrapping.lines(
                severe(raised, word(raised).toUpperCase(Locale.ROOT)) + "  " + paint.bold(raised.summary()),
                width - 1));
        lines.set(0, lines.get(0).replaceFirst(" +", "  "));
        lines.add(label("alert", raised.key()));
        lines.add(label("about", raised.subject()));
        lines.add(label("evidence", wrapped(raised.evidence())));
        lines.add(label("tried", wrapped(raised.tried())));
        lines.add(label("to do", raised.action()));
        lines.add(label("runbook", raised.runbook()));
        lines.add(label("owner", raised.owner()));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    /** What is to be typed is not wrapped, so that it can be copied. */
    private String wrapped(String text) {
        return text.lines()
                .flatMap(line -> Wrapping.lines(line, Math.max(1, width - LABEL)).stream())
                .collect(Collectors.joining("\n"));
    }

    private static String label(String name, String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        String indented = text.strip().replaceAll("\\s*\\R\\s*", "\n" + " ".repeat(LABEL));
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
}
