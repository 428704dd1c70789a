package io.landfall.local.terminal;

/** Colours a text where the screen shows colours; elsewhere the text stays as it is. */
public final class Paint {

    private static final String PLAIN = "\u001b[0m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String FAINT = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";

    private final boolean on;

    private Paint(boolean on) {
        this.on = on;
    }

    /** For what is written to the {@code out} of a terminal. */
    public static Paint of(Terminal terminal) {
        return new Paint(terminal.live() && terminal.colours());
    }

    /** Colours nothing. */
    public static Paint none() {
        return new Paint(false);
    }

    public String red(String text) {
        return in(RED, text);
    }

    public String green(String text) {
        return in(GREEN, text);
    }

    public String yellow(String text) {
        return in(YELLOW, text);
    }

    public String faint(String text) {
        return in(FAINT, text);
    }

    public String bold(String text) {
        return in(BOLD, text);
    }

    private String in(String colour, String text) {
        return on ? colour + text + PLAIN : text;
    }
}
