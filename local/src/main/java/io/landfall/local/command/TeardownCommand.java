package io.landfall.local.command;

import io.landfall.event.TeardownCluster;
import io.landfall.local.provision.Plans;
import io.landfall.local.provision.WarehouseAccess;
import io.landfall.local.terminal.Terminal;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.RemovalOptions;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "teardown",
        header = "Remove the warehouse of the project, and follow it until it is gone.",
        description = {
            "",
            "Takes a final snapshot, then removes what Landfall made and tagged, and nothing else; the landing bucket and"
                    + " its objects stay unless --with-data is given. Shows what goes, and has the name typed first. Ends by"
                    + " looking for anything that is left."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 it is gone, 1 it failed or was not confirmed, 69 no stack, or nobody there to confirm.")
final class TeardownCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private WarehouseOptions options;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--final-snapshot",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether a snapshot of the tables is kept. Default: yes.")
    private boolean finalSnapshot;

    @Option(names = "--with-data", description = "Remove the landing bucket too, with every object in it.")
    private boolean withData;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to standard error.")
    private boolean json;

    TeardownCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        WarehouseReport report = new WarehouseReport(invocation.terminal(), json);
        try (WarehouseAccess access = options.access(invocation)) {
            WarehouseDefinition warehouse = access.installation().warehouse();
            RemovalOptions removal =
                    new RemovalOptions(finalSnapshot ? Optional.of(warehouse.warehouse()) : Optional.empty(), withData);
            report.plan(new Plans(access, report::say).teardown(removal));
            if (!confirmed(warehouse)) {
                return ExitCode.FAILED;
            }
            String request = UUID.randomUUID().toString();
            report.outcome(access.run(
                    new TeardownCluster(warehouse.warehouse(), request, finalSnapshot, withData), report::step));
            return ExitCode.OK;
        }
    }

    private boolean confirmed(WarehouseDefinition warehouse) {
        Terminal terminal = invocation.terminal();
        String what = "This removes warehouse %s%s."
                .formatted(
                        warehouse.warehouse(),
                        finalSnapshot ? " and keeps a snapshot" : " and all its tables, without a snapshot");
        return Confirmation.typed(terminal, yes, what, warehouse.warehouse())
                && (!withData
                        || Confirmation.typed(
                                terminal,
                                yes,
                                "This deletes bucket %s with every object in it.".formatted(warehouse.landingBucket()),
                                warehouse.landingBucket()));
    }
}
