package io.landfall.stager.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Any other shape as text in a message of SNS: {@code {"Type":"Notification","Message":"…","TopicArn":…}}. With raw delivery SNS
 * leaves this envelope out.
 */
final class SnsMessage implements Envelope {

    private final Function<String, List<Notification>> inner;

    /** @param inner reads what is inside, which is no message of SNS again */
    SnsMessage(Function<String, List<Notification>> inner) {
        this.inner = inner;
    }

    @Override
    public boolean isOf(JsonNode message) {
        return message.path("Type").isTextual() && message.path("TopicArn").isTextual();
    }

    @Override
    public List<Notification> open(JsonNode message) {
        String type = message.path("Type").asText();
        if (type.toLowerCase(Locale.ROOT).endsWith("confirmation")) {
            throw new UnreadableException("SNS asks in a " + type + " whether the queue wants topic "
                    + message.path("TopicArn").asText() + "; confirm the subscription, Landfall does not");
        }
        if (!message.path("Message").isTextual()) {
            throw new UnreadableException("the message of SNS has no Message");
        }
        return inner.apply(message.path("Message").textValue());
    }
}
