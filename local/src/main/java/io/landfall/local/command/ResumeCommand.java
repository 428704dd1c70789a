package io.landfall.local.command;

import io.landfall.event.ResumeCluster;
import io.landfall.local.provision.WarehouseAccess;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resume",
        header = "Start the compute of a paused warehouse, and follow it until it is ready.",
        description = {"", "What waited meanwhile is loaded. A warehouse that runs already stays as it is."},
        footerHeading = "%nExit codes:%n",
        footer = "  0 it is ready, 1 it failed, 69 no stack.")
final class ResumeCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private WarehouseOptions options;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to standard error.")
    private boolean json;

    ResumeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        WarehouseReport report = new WarehouseReport(invocation.terminal(), json);
        try (WarehouseAccess access = options.access(invocation)) {
            String warehouse = access.installation().warehouse().warehouse();
            report.outcome(
                    access.run(new ResumeCluster(warehouse, UUID.randomUUID().toString()), report::step));
            return ExitCode.OK;
        }
    }
}
