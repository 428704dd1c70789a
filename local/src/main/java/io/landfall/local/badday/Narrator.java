package io.landfall.local.badday;

import io.landfall.local.demo.DemoException;
import io.landfall.local.request.RequestException;
import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.Wording;
import io.landfall.local.terminal.Wrapping;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the story as it happens, and remembers its steps. */
public final class Narrator {

    private static final String INDENT = "           ";

    private final PrintStream out;
    private final Paint paint;
    private final int width;
    private final List<Step> steps = new ArrayList<>();
    private final long began = System.nanoTime();

    /** @param width how long a line may be */
    public Narrator(PrintStream out, Paint paint, int width) {
        this.out = out;
        this.paint = paint;
        this.width = width;
    }

    /** What a step does; returns what came of it in a sentence, or throws because it came otherwise. */
    @FunctionalInterface
    interface Happening {
        String happen() throws InterruptedException;
    }

    /** Tells a step; whether it came as told. */
    boolean step(String title, Happening happening) throws InterruptedException {
        long start = System.nanoTime();
        out.println();
        out.println(String.format(
                Locale.ROOT, "%9s  %s", Wording.seconds(since(began)), paint.bold((steps.size() + 1) + "  " + title)));
        try {
            return ended(title, start, true, happening.happen());
        } catch (NotAsToldException | RequestException | DemoException e) {
            return ended(title, start, false, e.getMessage());
        }
    }

    /** Something on the way. */
    void say(String line) {
        Wrapping.indented(INDENT, line, width).forEach(out::println);
    }

    /** Lines that are as they are to be. */
    void show(List<String> lines) {
        lines.forEach(line -> out.println(INDENT + line));
    }

    /** How long such a line may be. */
    int room() {
        return width - INDENT.length();
    }

    /** Every step that was told so far. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    private boolean ended(String title, long start, boolean asTold, String outcome) {
        Step step = new Step(steps.size() + 1, title, since(start), asTold, outcome);
        steps.add(step);
        say((asTold ? paint.green("✓") : paint.red("✗")) + " " + outcome
                + paint.faint(" (" + Wording.seconds(step.took()) + ")"));
        return asTold;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
