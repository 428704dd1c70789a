package io.landfall.local.terminal;

import java.io.PrintStream;
import java.util.List;

/** A few lines at the bottom of the screen that are drawn over themselves. */
public final class LiveBlock {

    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR_LINE = ESCAPE + "2K";

    private final PrintStream out;
    private final int columns;
    private int drawn;

    public LiveBlock(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Replaces what was drawn before. Longer lines are cut, because a wrapped line could not be drawn over. */
    public void draw(List<String> lines) {
        if (lines.size() < drawn) {
            erase();
        }
        StringBuilder screen = new StringBuilder(up());
        lines.forEach(line -> screen.append(CLEAR_LINE).append(cut(line)).append('\n'));
        out.print(screen);
        out.flush();
        drawn = lines.size();
    }

    /** Takes the block off the screen, so that something can be printed in its place. */
    public void erase() {
        StringBuilder screen = new StringBuilder(up());
        screen.append((CLEAR_LINE + '\n').repeat(drawn));
        out.print(screen.append(up()));
        out.flush();
        drawn = 0;
    }

    private String up() {
        return drawn == 0 ? "" : ESCAPE + drawn + 'A';
    }

    private String cut(String line) {
        return line.codePointCount(0, line.length()) < columns
                ? line
                : line.substring(0, line.offsetByCodePoints(0, columns - 2)) + '…';
    }
}
