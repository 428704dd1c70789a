package io.landfall.local.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.local.provision.Plans;
import io.landfall.local.provision.WarehouseAccess;
import io.landfall.provisioner.plan.Action;
import io.landfall.provisioner.plan.Drift;
import io.landfall.provisioner.plan.PlanJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "drift",
        header = "Show what others changed of the warehouse since it was provisioned.",
        description = {
            "",
            "A pause is no drift, nor is what AWS describes oddly while a cluster is paused. Changes nothing;"
                    + " ./landfall provision repairs."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 none, 2 something drifted, 1 it cannot be looked at, or nothing is provisioned, 69 no stack.")
final class DriftCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private WarehouseOptions options;

    @Option(names = "--json", description = "Print it as one JSON object.")
    private boolean json;

    DriftCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        WarehouseReport report = new WarehouseReport(invocation.terminal(), json);
        try (WarehouseAccess access = options.access(invocation)) {
            Drift drift = Drift.of(new Plans(access, report::say).provisioning());
            if (json) {
                report.print(of(drift));
            } else {
                show(drift, access.installation().warehouse().warehouse(), report);
            }
            if (!drift.provisioned()) {
                return ExitCode.FAILED;
            }
            return drift.changes().isEmpty() ? ExitCode.OK : ExitCode.CHANGES;
        }
    }

    private static void show(Drift drift, String warehouse, WarehouseReport report) {
        if (!drift.provisioned()) {
            report.say("warehouse %s is not provisioned; do it with: ./landfall provision".formatted(warehouse));
        } else if (drift.changes().isEmpty()) {
            report.say("no drift: everything of warehouse %s is as warehouse.yaml says".formatted(warehouse));
        } else {
            drift.lines().forEach(report::say);
            report.say(
                    drift.changes().stream().anyMatch(change -> change.action() == Action.REFUSED)
                            ? "Landfall does not repair all of it by itself; see: ./landfall plan"
                            : "repair it with: ./landfall provision");
        }
    }

    private static ObjectNode of(Drift drift) {
        ObjectNode root = new JsonMapper().createObjectNode().put("provisioned", drift.provisioned());
        ArrayNode resources = root.putArray("resources");
        drift.changes().forEach(change -> resources.add(PlanJson.of(change)));
        return root;
    }
}
