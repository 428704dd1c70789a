package io.landfall.local.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record of a topic as one line of JSON, headers and payload included. */
public final class EventJson {

    private static final JsonMapper JSON = new JsonMapper();

    private EventJson() {}

    public static String render(SeenEvent seen) {
        ObjectNode line = JSON.createObjectNode()
                .put("topic", seen.topic())
                .put("partition", seen.partition())
                .put("offset", seen.offset())
                .put("time", seen.time().toString())
                .put("key", seen.key());
        seen.headers().forEach(line.putObject("headers")::put);
        line.set("value", payload(seen.value()));
        return line.toString();
    }

    /** A value that is no JSON is shown as text. */
    private static JsonNode payload(String value) {
        if (value == null) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(value);
        }
    }
}
