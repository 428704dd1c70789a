package io.landfall.local.command;

import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackLock;
import io.landfall.local.stack.Termination;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        header = "Stop the stack of this folder.",
        description = {
            "",
            "Asks the process that runs the stack to stop, and waits for it. State in .landfall/ is kept."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 stopped, 69 nothing was running.")
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Invocation invocation;

    DownCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ProcessHandle owner = StackLock.holder(invocation.state())
                .orElseThrow(() -> new StackException("no Landfall stack is running here; nothing to stop"));
        Termination.end(owner, PATIENCE);
        invocation.terminal().out().println("stopped (pid " + owner.pid() + ")");
        return ExitCode.OK;
    }
}
