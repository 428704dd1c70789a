package io.landfall.local.command;

import io.landfall.local.redshift.StandaloneRedshift;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackLock;
import io.landfall.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        header = "Delete all state of this folder's stack.",
        description = {
            "",
            "Removes .landfall/ below the working directory: topics, objects, queues, the warehouse with its tables, logs."
                    + " Files you uploaded from are not touched. Asks first; a running stack has to be stopped before."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 deleted or nothing there, 1 not confirmed, 69 a stack is running.")
final class ResetCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    ResetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = invocation.terminal();
        Path root = invocation.state().root();
        if (!Files.isDirectory(root)) {
            terminal.out().println("nothing to delete: " + root + " does not exist");
            return ExitCode.OK;
        }
        StackLock.holder(invocation.state()).ifPresent(owner -> {
            throw new StackException(
                    "a Landfall stack runs here (pid %d); stop it first: ./landfall down".formatted(owner.pid()));
        });
        if (StandaloneRedshift.runsIn(root.resolve("redshift"))) {
            throw new StackException("a Redshift runs here; stop it first with Ctrl-C where it was started");
        }
        if (!Confirmation.given(terminal, yes, "delete " + root + " with everything in it?")) {
            return ExitCode.FAILED;
        }
        delete(root);
        terminal.out().println("deleted " + root);
        return ExitCode.OK;
    }

    private static void delete(Path root) throws IOException {
        List<Path> children;
        try (Stream<Path> paths = Files.walk(root)) {
            children = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : children) {
            Files.deleteIfExists(path);
        }
    }
}
