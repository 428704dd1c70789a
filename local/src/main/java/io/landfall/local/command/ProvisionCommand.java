package io.landfall.local.command;

import io.landfall.event.ProvisionCluster;
import io.landfall.local.demo.FollowedRequest;
import io.landfall.local.demo.PlainView;
import io.landfall.local.stack.RunningStack;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "provision",
        header = "Create the warehouse of the project, and follow it until it is ready.",
        description = {
            "",
            "Publishes ProvisionCluster. The provisioner brings the warehouse to what warehouse.yaml says; what is there"
                    + " already stays as it is."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 it is ready, 1 it failed, 69 no stack.")
final class ProvisionCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Give up when nothing is heard for so long. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    ProvisionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunningStack stack = invocation.stack();
        try (PlainView view = new PlainView(invocation.terminal().out())) {
            new FollowedRequest(stack, Duration.ofSeconds(timeout))
                    .run(
                            new ProvisionCluster(
                                    stack.warehouse(), UUID.randomUUID().toString()),
                            view::warehouse);
        }
        return ExitCode.OK;
    }
}
