package io.landfall.local.check;

import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.TextTable;
import io.landfall.local.terminal.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Results for the eye: a table with what needs attention on top, then what is known about each of those. */
public final class CheckTable {

    private static final int WIDEST_CELL = 44;
    private static final int MOST_SAMPLES = 5;
    private static final int HEADER_LINES = 2;
    private static final String INDENT = "    ";
    private static final List<String> HEADER = List.of("status", "check", "table", "severity", "found", "expected");

    private final Paint paint;

    public CheckTable(Paint paint) {
        this.paint = paint;
    }

    public List<String> lines(PipelineChecks checks) {
        List<String> lines = new ArrayList<>();
        if (!checks.lines().isEmpty()) {
            lines.addAll(table(checks.lines()));
            lines.add("");
        }
        checks.lines().stream()
                .filter(line -> line.end() != CheckEnd.PASSED)
                .forEach(line -> lines.addAll(detail(line)));
        lines.add(sum(checks));
        return lines;
    }

    private List<String> table(List<CheckLine> checks) {
        TextTable table = new TextTable(HEADER, Collections.nCopies(HEADER.size(), false));
        for (CheckLine line : checks) {
            table.add(List.of(
                    line.end().word(),
                    line.check(),
                    line.table() == null ? "" : line.table(),
                    line.severity(),
                    cell(line.observed()),
                    cell(line.expected())));
        }
        List<String> lines = new ArrayList<>(table.lines());
        for (int i = 0; i < checks.size(); i++) {
            lines.set(HEADER_LINES + i, coloured(checks.get(i).end(), lines.get(HEADER_LINES + i)));
        }
        return lines;
    }

    private List<String> detail(CheckLine line) {
        List<String> lines = new ArrayList<>();
        lines.add(coloured(line.end(), line.end().word()) + "  " + paint.bold(line.check())
                + (line.table() == null ? "" : " on " + line.table()));
        if (!line.description().isEmpty()) {
            lines.add(INDENT + line.description());
        }
        lines.add(INDENT + line.finding());
        line.samples().stream().limit(MOST_SAMPLES).forEach(sample -> lines.add(INDENT + paint.faint(sample)));
        if (line.samples().size() > MOST_SAMPLES) {
            lines.add(INDENT
                    + paint.faint(
                            "and " + (line.samples().size() - MOST_SAMPLES) + " more, in landfall.check_failures"));
        }
        if (line.owner() != null) {
            lines.add(INDENT + "owner: " + line.owner());
        }
        lines.add("");
        return lines;
    }

    private String sum(PipelineChecks checks) {
        String counts = Arrays.stream(CheckEnd.values())
                .sorted(Collections.reverseOrder())
                .filter(end -> end == CheckEnd.PASSED || checks.count(end) > 0)
                .map(end -> checks.count(end) + " " + end.word())
                .collect(Collectors.joining(", "));
        String text = "%s: %s: %s, after %s"
                .formatted(
                        checks.pipeline(),
                        Wording.counted(checks.lines().size(), "result"),
                        counts,
                        Wording.seconds(checks.took()));
        return (checks.passed() ? paint.green(text) : paint.red(text))
                + (checks.complete() ? "" : "; results beyond these are in landfall.check_result, run " + checks.run());
    }

    private String coloured(CheckEnd end, String text) {
        return switch (end) {
            case BROKEN, FAILED -> paint.red(text);
            case WARNED -> paint.yellow(text);
            case SKIPPED -> paint.faint(text);
            case PASSED -> text;
        };
    }

    private static String cell(String text) {
        if (text == null) {
            return "";
        }
        return text.codePointCount(0, text.length()) <= WIDEST_CELL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WIDEST_CELL - 1)) + '…';
    }
}
