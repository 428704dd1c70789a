package io.landfall.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines that are no longer than the screen is wide. */
public final class Wrapping {

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

    private Wrapping() {}

    /**
     * The text in lines of at most {@code width} characters, broken between words; a word that is longer stays whole.
     *
     * @param text colours in it take no room
     */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && width(line) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** As {@link #lines}, each line after this indent. */
    public static List<String> indented(String indent, String text, int width) {
        return lines(text, Math.max(1, width - indent.length())).stream()
                .map(line -> indent + line)
                .toList();
    }

    private static int width(CharSequence text) {
        String visible = COLOURS.matcher(text).replaceAll("");
        return visible.codePointCount(0, visible.length());
    }
}
