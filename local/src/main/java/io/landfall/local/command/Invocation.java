package io.landfall.local.command;

import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.StackFile;
import io.landfall.local.stack.StateDirectory;
import io.landfall.local.terminal.Terminal;
import java.nio.file.Path;

/**
 * What every command needs to know about where it was called.
 *
 * @param home root of the installation
 * @param state of the working directory
 */
public record Invocation(Path home, StateDirectory state, Terminal terminal) {

    /** @throws io.landfall.local.stack.StackException if no stack runs here */
    RunningStack stack() {
        return new StackFile(state).require();
    }
}
