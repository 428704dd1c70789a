package io.landfall.local.command;

import io.landfall.local.provision.Plans;
import io.landfall.local.provision.WarehouseAccess;
import io.landfall.provisioner.plan.Plan;
import io.landfall.provisioner.plan.PlanJson;
import io.landfall.provisioner.plan.PlanText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        header = "Show what provisioning would do, and what the warehouse costs.",
        description = {
            "",
            "Looks at everything the warehouse consists of and compares it with warehouse.yaml. Changes nothing."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 nothing to do, 2 there are changes, 1 something is in the way, 69 no stack.")
final class PlanCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private WarehouseOptions options;

    @Option(names = "--json", description = "Print the plan as one JSON object.")
    private boolean json;

    PlanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        WarehouseReport report = new WarehouseReport(invocation.terminal(), json);
        try (WarehouseAccess access = options.access(invocation)) {
            Plan plan = new Plans(access, report::say).provisioning();
            if (json) {
                report.print(PlanJson.of(plan));
            } else {
                report.plan(plan);
                report.say(PlanText.price(plan));
            }
            if (plan.isRefused()) {
                return ExitCode.FAILED;
            }
            return plan.hasChanges() ? ExitCode.CHANGES : ExitCode.OK;
        }
    }
}
