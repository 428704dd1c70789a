package io.landfall.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.EventCodec;
import io.landfall.event.WarehouseEvent;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.terminal.Terminal;
import io.landfall.local.terminal.Wording;
import io.landfall.provisioner.plan.Action;
import io.landfall.provisioner.plan.Plan;
import io.landfall.provisioner.plan.PlanText;
import java.time.Duration;

/** What a person sees of a command for the warehouse; with {@code --json} the result alone goes to standard output. */
final class WarehouseReport {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RESET = "\u001b[0m";

    private final Terminal terminal;
    private final Terminal progress;
    private final boolean json;
    private final long began = System.nanoTime();

    WarehouseReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.progress = json ? terminal.progressOnErr() : terminal;
        this.json = json;
    }

    void say(String line) {
        progress.out().println(line);
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
        say("%s, after %s"
                .formatted(EventSummary.of(event), Wording.seconds(Duration.ofNanos(System.nanoTime() - began))));
        if (json) {
            print(JSON.createObjectNode()
                    .put("event", event.getClass().getSimpleName())
                    .setAll(fields(event)));
        }
    }

    void print(JsonNode result) {
        terminal.out().println(result.toPrettyString());
    }

    private static ObjectNode fields(WarehouseEvent event) {
        try {
            return (ObjectNode) JSON.readTree(EventCodec.json(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String painted(Action action, String line) {
        if (!progress.live() || !progress.colours()) {
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
