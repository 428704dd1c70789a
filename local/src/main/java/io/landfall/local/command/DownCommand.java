package io.landfall.local.command;

import io.landfall.local.stack.Orphans;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackLock;
import io.landfall.local.stack.Termination;
import io.landfall.local.terminal.Wording;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        header = "Stop the stack of this folder.",
        description = {
            "",
            "Asks the process that runs the stack to stop, and waits for it. Services that a killed stack left behind are ended."
                    + " State in .landfall/ is kept."
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
        Optional<ProcessHandle> owner = StackLock.holder(invocation.state());
        owner.ifPresent(process -> Termination.end(process, PATIENCE));
        int left = Orphans.endLeftBehind(invocation.state(), invocation.home());
        if (owner.isEmpty() && left == 0) {
            throw new StackException("no Landfall stack is running here; nothing to stop");
        }
        PrintStream out = invocation.terminal().out();
        owner.ifPresent(process -> out.println("stopped (pid " + process.pid() + ")"));
        if (left > 0) {
            out.println("stopped " + Wording.counted(left, "service") + " that a killed stack left behind");
        }
        return ExitCode.OK;
    }
}
