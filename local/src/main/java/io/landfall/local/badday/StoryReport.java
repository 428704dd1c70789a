package io.landfall.local.badday;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import java.math.BigDecimal;

/** The story for people, in a sentence, and for programs. */
public final class StoryReport {

    private static final JsonMapper JSON = new JsonMapper();

    private StoryReport() {}

    public static String sentence(Story story) {
        if (story.whole()) {
            return "every step came as told: a bad batch landed, nobody saw it, and the warehouse is right again";
        }
        Step last = story.steps().get(story.steps().size() - 1);
        return "step %d did not come as told (%s): %s".formatted(last.number(), last.title(), last.outcome());
    }

    /** One JSON object on one line. */
    public static String json(Story story) {
        ObjectNode report = JSON.createObjectNode().put("as_told", story.whole());
        ArrayNode steps = report.putArray("steps");
        for (Step step : story.steps()) {
            steps.addObject()
                    .put("number", step.number())
                    .put("title", step.title())
                    .put("as_told", step.asTold())
                    .put("outcome", step.outcome())
                    .put("seconds", BigDecimal.valueOf(step.took().toMillis(), 3));
        }
        ArrayNode events = report.putArray("events");
        story.events().forEach(envelope -> events.add(event(envelope)));
        return report.toString();
    }

    private static ObjectNode event(EventEnvelope envelope) {
        try {
            return JSON.createObjectNode()
                    .put("event", envelope.event().getClass().getSimpleName())
                    .put("time", envelope.time().toString())
                    .set("value", JSON.readTree(EventCodec.json(envelope.event())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
