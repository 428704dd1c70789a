package io.landfall.local.command;

import io.landfall.event.ProvisionCluster;
import io.landfall.local.provision.Plans;
import io.landfall.local.provision.WarehouseAccess;
import io.landfall.local.request.RequestException;
import io.landfall.provisioner.plan.Plan;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "provision",
        header = "Bring the warehouse to what warehouse.yaml says, and follow it until it is ready.",
        description = {
            "",
            "Shows the plan first, and asks before it changes or destroys what exists. What is as it should be stays; a"
                    + " paused warehouse is resumed. May be given again at any time: it goes on where it was stopped."
        },
        footerHeading = "%nExit codes:%n",
        footer =
                "  0 it is ready, 1 it failed, was not confirmed, or something is in the way, 69 no stack, or nobody there to confirm.")
final class ProvisionCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private WarehouseOptions options;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to standard error.")
    private boolean json;

    ProvisionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        WarehouseReport report = new WarehouseReport(invocation.terminal(), json);
        try (WarehouseAccess access = options.access(invocation)) {
            Projects.requireAlerts(access.installation());
            Plan plan = new Plans(access, report::say).provisioning();
            report.plan(plan);
            if (plan.isRefused()) {
                throw new RequestException("warehouse %s is not provisioned, see above".formatted(plan.warehouse()));
            }
            if (plan.touchesWhatExists()
                    && !Confirmation.given(invocation.terminal(), yes, "change warehouse " + plan.warehouse() + "?")) {
                return ExitCode.FAILED;
            }
            report.outcome(access.run(
                    new ProvisionCluster(plan.warehouse(), UUID.randomUUID().toString()), report::step));
            requireNothingLeft(new Plans(access, report::say).provisioning(), report);
            return ExitCode.OK;
        }
    }

    /** The provisioner may be elsewhere, with another project, or another address that {@code my-ip} stands for. */
    private static void requireNothingLeft(Plan after, WarehouseReport report) {
        if (after.hasChanges()) {
            report.plan(after);
            throw new RequestException("the warehouse is ready, but its provisioner left what is shown above as it is:"
                    + " it reads another project than this command, or my-ip is another address there");
        }
    }
}
