package io.landfall.local.command;

import io.landfall.local.stack.StackException;
import io.landfall.local.terminal.Terminal;

/** Asks before something is lost. */
final class Confirmation {

    private Confirmation() {}

    /** @throws StackException if nobody is there to answer */
    static boolean given(Terminal terminal, boolean yes, String question) {
        if (yes) {
            return true;
        }
        if (!terminal.asks()) {
            throw new StackException("nobody is there to confirm; run again with --yes");
        }
        boolean confirmed = terminal.confirmed(question);
        if (!confirmed) {
            terminal.err().println("nothing was done");
        }
        return confirmed;
    }
}
