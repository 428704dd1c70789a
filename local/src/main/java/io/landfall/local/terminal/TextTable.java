package io.landfall.local.terminal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Aligned columns under a header. Values of several lines are shown on one, with the line ends written out. */
public final class TextTable {

    private static final String GAP = "  ";
    private static final int NARROWEST = 20;

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
        return lines(widths());
    }

    /**
     * The lines, with texts in some columns cut where the table is wider than the screen.
     *
     * @param flexible columns that may be cut, though not to less than {@value #NARROWEST} characters
     */
    public List<String> lines(int width, Collection<Integer> flexible) {
        List<Integer> widths = widths();
        while (total(widths) > width) {
            Optional<Integer> widest = flexible.stream()
                    .filter(column -> widths.get(column) > NARROWEST)
                    .max(Comparator.comparing(widths::get));
            if (widest.isEmpty()) {
                break;
            }
            widths.set(widest.get(), widths.get(widest.get()) - 1);
        }
        return lines(widths);
    }

    /** How wide it is when these columns are cut as far as they may be. */
    public int narrowest(Collection<Integer> flexible) {
        List<Integer> widths = widths();
        flexible.forEach(column -> widths.set(column, Math.min(NARROWEST, widths.get(column))));
        return total(widths);
    }

    private static int total(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1);
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            int index = column;
            widths.add(Stream.concat(Stream.of(header), rows.stream())
                    .mapToInt(cells -> width(cells.get(index)))
                    .max()
                    .orElse(0));
        }
        return widths;
    }

    private List<String> lines(List<Integer> widths) {
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        lines.add(line(widths.stream().map("─"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> cells, List<Integer> widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cut(cells.get(column), widths.get(column));
            String padding = " ".repeat(widths.get(column) - width(cell));
            padded.add(rightAligned.get(column) ? padding + cell : cell + padding);
        }
        return String.join(GAP, padded).stripTrailing();
    }

    /** The text, or as much of it as there is room for and a sign that it goes on. */
    public static String cut(String text, int most) {
        return width(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + '…';
    }

    /** Characters, not UTF-16 units; scripts of double width are a little off. */
    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
