package io.landfall.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.request.PipelineRequests;
import io.landfall.local.terminal.Terminal;
import io.landfall.local.terminal.Wording;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What a person sees of a command; with {@code --json} the result alone goes to standard output. */
final class RequestReport {

    private static final JsonMapper JSON = new JsonMapper();

    private final Terminal terminal;
    private final Terminal progress;
    private final boolean json;
    private final long began = System.nanoTime();

    RequestReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.progress = json ? terminal.progressOnErr() : terminal;
        this.json = json;
    }

    /** Where everything goes that is not the result. */
    Terminal progress() {
        return progress;
    }

    void say(String line) {
        progress.out().println(line);
    }

    /** What came of the command so far, with the time since it was given. */
    void step(Event event) {
        said(EventSummary.of(event));
    }

    /** Tells every note, and the steps of these classes. */
    @SafeVarargs
    final PipelineRequests.Listener following(Class<? extends Event>... steps) {
        return following(event -> Arrays.stream(steps).anyMatch(type -> type.isInstance(event)));
    }

    /**
     * Tells every note, and some steps.
     *
     * @param isTold asked once for every event of the command
     */
    PipelineRequests.Listener following(Predicate<Event> isTold) {
        return new PipelineRequests.Listener() {
            @Override
            public void step(Event event) {
                if (isTold.test(event)) {
                    RequestReport.this.step(event);
                }
            }

            @Override
            public void note(String sentence) {
                said(sentence);
            }
        };
    }

    private void said(String sentence) {
        say("%9s  %s".formatted(Wording.seconds(elapsed()), sentence));
    }

    /** How it ended. */
    void outcome(Event event) {
        say("%s, after %s".formatted(EventSummary.of(event), Wording.seconds(elapsed())));
        if (json) {
            print(fields(event));
        }
    }

    void print(JsonNode result) {
        terminal.out().println(result.toPrettyString());
    }

    /** Several results, as one array. */
    void printAll(List<? extends Event> results) {
        ArrayNode all = JSON.createArrayNode();
        results.forEach(event -> all.add(fields(event)));
        print(all);
    }

    /** The event as a person's script reads it: its name, then its properties. */
    static ObjectNode fields(Event event) {
        try {
            return JSON.createObjectNode()
                    .put("event", event.getClass().getSimpleName())
                    .setAll((ObjectNode) JSON.readTree(EventCodec.json(event)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
