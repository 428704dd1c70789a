package io.landfall.quality.notify.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import java.util.Locale;

/** A message for programs. Bounded, whatever the number of alerts. */
public final class MessageJson {

    /** How many alerts are told in full; the others are counted. */
    public static final int IN_FULL = 50;

    private static final int LONGEST_LINE = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private MessageJson() {}

    /** The message as an object. */
    public static ObjectNode of(AlertMessage message) {
        return of(message, IN_FULL);
    }

    /** @param inFull how many alerts are told in full */
    public static ObjectNode of(AlertMessage message, int inFull) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", message.id())
                .put("warehouse", message.warehouse())
                .put("severity", message.severity().name().toLowerCase(Locale.ROOT))
                .put("headline", MessageText.bounded(MessageText.headline(message), LONGEST_LINE));
        ObjectNode counts = json.putObject("counts");
        for (ItemState state : ItemState.values()) {
            counts.put(state.word(), message.in(state).size());
        }
        ArrayNode alerts = json.putArray("alerts");
        message.first(inFull).forEach(item -> alerts.add(alert(item)));
        ArrayNode rest = json.putArray("rest");
        MessageText.rest(message.after(inFull)).forEach(rest::add);
        return json;
    }

    /** Its text, in UTF-8 without line breaks. */
    public static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that cannot be written", e);
        }
    }

    private static ObjectNode alert(Item item) {
        ObjectNode alert =
                JSON.createObjectNode().put("state", item.state().word()).put("id", item.id());
        if (item.raised() != null) {
            alert.set("raised", tree(item.raised()));
        }
        if (item.cleared() != null) {
            alert.set("cleared", tree(item.cleared()));
        }
        return alert;
    }

    private static JsonNode tree(Event event) {
        try {
            return JSON.readTree(EventCodec.json(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        }
    }
}
