package io.landfall.local.command;

import io.landfall.local.stack.StackException;
import io.landfall.local.terminal.Terminal;

/** Asks before something is lost. */
final class Confirmation {

    private Confirmation() {}

    /** @throws StackException if nobody is there to answer */
    static boolean given(Terminal terminal, boolean yes, String question) {
        return yes || (isAnswered(terminal) && done(terminal, terminal.confirmed(question)));
    }

    /**
     * Whether the name was typed, which takes more thought than a yes.
     *
     * @throws StackException if nobody is there to answer
     */
    static boolean typed(Terminal terminal, boolean yes, String question, String name) {
        return yes
                || (isAnswered(terminal)
                        && done(
                                terminal,
                                terminal.answer(question + " Type its name: ").equals(name)));
    }

    private static boolean isAnswered(Terminal terminal) {
        if (!terminal.asks()) {
            throw new StackException("nobody is there to confirm; run again with --yes");
        }
        return true;
    }

    private static boolean done(Terminal terminal, boolean confirmed) {
        if (!confirmed) {
            terminal.err().println("nothing was done");
        }
        return confirmed;
    }
}
