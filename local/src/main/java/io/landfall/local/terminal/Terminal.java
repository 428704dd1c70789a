package io.landfall.local.terminal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where the command reads and writes.
 *
 * @param out results
 * @param err progress, questions and errors
 * @param asks whether a person is there to answer a question
 * @param live whether {@code out} is a screen that can be redrawn
 * @param liveErr whether {@code err} is one
 * @param colours whether colours are wanted
 * @param columns width of the screen in characters
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean asks, boolean live, boolean liveErr, boolean colours, int columns) {

    /** The launcher knows what is a terminal and says so in system properties; Java cannot tell for each stream. */
    public static Terminal ofProcess() {
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        String noColor = System.getenv("NO_COLOR");
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("landfall.tty.in"),
                Boolean.getBoolean("landfall.tty.out") && !dumb,
                Boolean.getBoolean("landfall.tty.err") && !dumb,
                !dumb && (noColor == null || noColor.isEmpty()),
                Integer.getInteger("landfall.columns", 80));
    }

    /** How long a line may be; without end where it is not shown on a screen. */
    public int width() {
        return live ? columns : Integer.MAX_VALUE;
    }

    /** The same terminal, with everything that is not the result kept off {@code out}. */
    public Terminal progressOnErr() {
        return new Terminal(err, err, asks, liveErr, liveErr, colours, columns);
    }

    /** Asks a question and returns whether the answer is yes. */
    public boolean confirmed(String question) {
        return answer(question + " [y/N] ").toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** Asks and returns what was typed; empty if nobody answers. */
    public String answer(String question) {
        err.print(question);
        err.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer == null ? "" : answer.strip();
        } catch (IOException e) {
            return "";
        }
    }
}
