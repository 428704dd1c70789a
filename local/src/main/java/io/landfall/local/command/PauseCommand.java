package io.landfall.local.command;

import io.landfall.event.PauseCluster;
import io.landfall.local.provision.WarehouseAccess;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "pause",
        header = "Stop the compute of the warehouse; its data stays.",
        description = {
            "",
            "While it is paused it costs nothing but storage, files keep landing, and work waits. Files that land resume it,"
                    + " unless warehouse.yaml says resume_on_arrival: false. Serverless has no pause: idle it costs nothing."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 it is paused, 1 it failed, 69 no stack.")
final class PauseCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private WarehouseOptions options;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to standard error.")
    private boolean json;

    PauseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        WarehouseReport report = new WarehouseReport(invocation.terminal(), json);
        try (WarehouseAccess access = options.access(invocation)) {
            String warehouse = access.installation().warehouse().warehouse();
            report.outcome(
                    access.run(new PauseCluster(warehouse, UUID.randomUUID().toString()), report::step));
            return ExitCode.OK;
        }
    }
}
