package io.landfall.local.check;

import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.TextTable;
import io.landfall.local.terminal.Wording;
import io.landfall.local.terminal.Wrapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results for the eye: a table with what needs attention on top, then what is known about each of those. */
public final class CheckTable {

    private static final int WIDEST_CELL = 44;
    private static final int MOST_SAMPLES = 5;
    private static final int HEADER_LINES = 2;
    private static final String INDENT = "    ";

    /** What is shown where there is room for it; what fails is told in full below the table. */
    private static final List<List<Column>> CHOICES = List.of(
            List.of(Column.STATUS, Column.CHECK, Column.TABLE, Column.SEVERITY, Column.FOUND, Column.EXPECTED),
            List.of(Column.STATUS, Column.CHECK, Column.TABLE, Column.FOUND, Column.EXPECTED),
            List.of(Column.STATUS, Column.CHECK, Column.TABLE, Column.FOUND),
            List.of(Column.STATUS, Column.CHECK, Column.TABLE));

    private final Paint paint;
    private final int width;

    /** What is shown of a check. */
    private enum Column {
        STATUS(line -> line.end().word()),
        CHECK(CheckLine::check),
        TABLE(line -> line.table() == null ? "" : line.table()),
        SEVERITY(CheckLine::severity),
        FOUND(line -> cell(line.observed())),
        EXPECTED(line -> cell(line.expected()));

        private final Function<CheckLine, String> text;

        Column(Function<CheckLine, String> text) {
            this.text = text;
        }
    }

    /** @param width how long a line may be */
    public CheckTable(Paint paint, int width) {
        this.paint = paint;
        this.width = width;
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
        List<String> lines = new ArrayList<>(fitting(checks));
        for (int i = 0; i < checks.size(); i++) {
            lines.set(HEADER_LINES + i, coloured(checks.get(i).end(), lines.get(HEADER_LINES + i)));
        }
        return lines;
    }

    private List<String> fitting(List<CheckLine> checks) {
        for (List<Column> columns : CHOICES) {
            TextTable table = new TextTable(
                    columns.stream()
                            .map(column -> column.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    Collections.nCopies(columns.size(), false));
            checks.forEach(line -> table.add(
                    columns.stream().map(column -> column.text.apply(line)).toList()));
            List<Integer> flexible = Stream.of(Column.FOUND, Column.EXPECTED)
                    .map(columns::indexOf)
                    .filter(index -> index >= 0)
                    .toList();
            if (table.narrowest(flexible) <= width || flexible.isEmpty()) {
                return table.lines(width, flexible);
            }
        }
        throw new IllegalStateException("the last choice has nothing to cut");
    }

    private List<String> detail(CheckLine line) {
        List<String> lines = new ArrayList<>();
        lines.add(coloured(line.end(), line.end().word()) + "  " + paint.bold(line.check())
                + (line.table() == null ? "" : " on " + line.table()));
        if (!line.description().isEmpty()) {
            lines.addAll(Wrapping.indented(INDENT, line.description(), width));
        }
        lines.addAll(Wrapping.indented(INDENT, line.finding(), width));
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
        return TextTable.cut(text, WIDEST_CELL);
    }
}
