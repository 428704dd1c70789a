package io.landfall.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.WarehouseEvent;
import io.landfall.local.terminal.Terminal;
import io.landfall.local.terminal.Wording;
import io.landfall.provisioner.plan.Action;
import io.landfall.provisioner.plan.Plan;
import io.landfall.provisioner.plan.PlanText;
import java.time.Duration;

/** What a person sees of a command for the warehouse; with {@code --json} the result alone goes to standard output. */
final class WarehouseReport {

    private static final String RESET = "\u001b[0m";

    private final RequestReport report;

    WarehouseReport(Terminal terminal, boolean json) {
        this.report = new RequestReport(terminal, json);
    }

    void say(String line) {
        report.say(line);
    }

    void plan(Plan plan) {
        PlanText.of(plan, this::painted).forEach(this::say);
    }

    void step(WarehouseEvent event) {
        if (event instanceof ClusterProgressed step) {
            say("%9s  %-22s %s"
                    .formatted(Wording.seconds(Duration.ofMillis(step.elapsedMillis())), step.step(), step.state()));
        }
    }

    /** How it ended. */
    void outcome(WarehouseEvent event) {
        report.outcome(event);
    }

    void print(JsonNode result) {
        report.print(result);
    }

    private String painted(Action action, String line) {
        if (!report.progress().live() || !report.progress().colours()) {
            return line;
        }
        return switch (action) {
            case CREATE -> "\u001b[32m" + line + RESET;
            case CHANGE, RESUME, WAIT -> "\u001b[33m" + line + RESET;
            case DESTROY -> "\u001b[31m" + line + RESET;
            case REFUSED -> "\u001b[1;31m" + line + RESET;
            case KEEP, NOTHING -> line;
        };
    }
}
