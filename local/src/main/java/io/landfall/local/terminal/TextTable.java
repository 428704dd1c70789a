package io.landfall.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Aligned columns under a header. Values of several lines are shown on one, with the line ends written out. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String> header;
    private final List<Boolean> rightAligned;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(List<String> header, List<Boolean> rightAligned) {
        this.header = List.copyOf(header);
        this.rightAligned = List.copyOf(rightAligned);
    }

    /** @param cells as many as there are columns */
    public void add(List<String> cells) {
        rows.add(cells.stream().map(TextTable::oneLine).toList());
    }

    public int size() {
        return rows.size();
    }

    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            int index = column;
            widths.add(Stream.concat(Stream.of(header), rows.stream())
                    .mapToInt(cells -> width(cells.get(index)))
                    .max()
                    .orElse(0));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        lines.add(line(widths.stream().map("─"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> cells, List<Integer> widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths.get(column) - width(cell));
            padded.add(rightAligned.get(column) ? padding + cell : cell + padding);
        }
        return String.join(GAP, padded).stripTrailing();
    }

    /** Characters, not UTF-16 units; scripts of double width are a little off. */
    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
