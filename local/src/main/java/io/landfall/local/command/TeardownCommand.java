package io.landfall.local.command;

import io.landfall.event.TeardownCluster;
import io.landfall.local.demo.FollowedRequest;
import io.landfall.local.demo.PlainView;
import io.landfall.local.stack.RunningStack;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "teardown",
        header = "Remove the warehouse of the project, and follow it until it is gone.",
        description = {
            "",
            "Publishes TeardownCluster. The warehouse with its tables, its role and its queue go; the landing bucket and its objects stay."
                    + " Asks first."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 it is gone, 1 it failed or was not confirmed, 69 no stack.")
final class TeardownCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--final-snapshot",
            negatable = true,
            description = "Keep a snapshot of the tables first. The warehouse on one machine cannot; default: no.")
    private boolean finalSnapshot;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Give up when nothing is heard for so long. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    TeardownCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunningStack stack = invocation.stack();
        String question = "remove warehouse %s%s?"
                .formatted(stack.warehouse(), finalSnapshot ? "" : " and all its tables, without a snapshot");
        if (!Confirmation.given(invocation.terminal(), yes, question)) {
            return ExitCode.FAILED;
        }
        TeardownCluster command =
                new TeardownCluster(stack.warehouse(), UUID.randomUUID().toString(), finalSnapshot, false);
        try (PlainView view = new PlainView(invocation.terminal().out())) {
            new FollowedRequest(stack, Duration.ofSeconds(timeout)).run(command, view::warehouse);
        }
        return ExitCode.OK;
    }
}
