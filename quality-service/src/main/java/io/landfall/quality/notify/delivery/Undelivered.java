package io.landfall.quality.notify.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.MessageJson;
import java.nio.charset.StandardCharsets;

/** A message that could not be delivered, as it is kept: small enough for Kafka whatever the number of alerts. */
final class Undelivered {

    private static final int KEYS = 1_000;

    private Undelivered() {}

    static String json(String sink, AlertMessage message, String reason) {
        ObjectNode json = MessageJson.of(message);
        json.put("sink", sink).put("reason", reason);
        ArrayNode keys = json.putArray("keys");
        message.first(KEYS).stream().map(Item::key).forEach(keys::add);
        return new String(MessageJson.bytes(json), StandardCharsets.UTF_8);
    }
}
