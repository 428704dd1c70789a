package io.landfall.quality.notify.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.aws.AwsFailures;
import io.landfall.project.alert.SnsSettings;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.DeliveryFailures;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.MessageJson;
import io.landfall.quality.notify.message.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Publishes each message to a topic of Amazon SNS: text for people, JSON for queues, functions and HTTP endpoints. Attributes
 * that subscriptions can filter by are {@code severity}, {@code pipeline} and {@code alert}.
 */
final class SnsSink implements Sink {

    /** SNS takes 256 KB in all (API reference, Publish), and the message is in it once for each protocol. */
    private static final int IN_FULL = 5;

    private static final int TEXT = 20_000;
    private static final int SUBJECT = 99;

    /** The bound of a String.Array is that of the message; a filter needs no more than these. */
    private static final int MOST_VALUES = 50;

    private final String name;
    private final SnsSettings settings;
    private final Function<String, SnsClient> clients;

    /** @param clients by region; made when first needed */
    SnsSink(String name, SnsSettings settings, Function<String, SnsClient> clients) {
        this.name = name;
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Sending> prepare(AlertMessage message) {
        return List.of(() -> publish(message));
    }

    private void publish(AlertMessage message) throws DeliveryException {
        PublishRequest.Builder request = PublishRequest.builder()
                .topicArn(settings.topic())
                .subject(subject(message))
                .messageStructure("json")
                .message(body(message))
                .messageAttributes(attributes(message));
        if (settings.fifo()) {
            request.messageGroupId(message.warehouse()).messageDeduplicationId(message.id());
        }
        try {
            clients.apply(settings.region()).publish(request.build());
        } catch (SdkException e) {
            throw DeliveryFailures.of(e, AwsFailures.explain(e));
        }
    }

    /** SNS takes up to 100 characters of printable ASCII that begin with none of them blank. */
    private static String subject(AlertMessage message) {
        return MessageText.headline(message).replaceAll("[^\\x20-\\x7e]", "?").transform(SnsSink::shortened);
    }

    private static String shortened(String subject) {
        return subject.length() <= SUBJECT ? subject : subject.substring(0, SUBJECT - 3) + "...";
    }

    private static String body(AlertMessage message) {
        String json = new String(MessageJson.bytes(MessageJson.of(message, IN_FULL)), StandardCharsets.UTF_8);
        String text = MessageText.bounded(PlainText.of(message, IN_FULL), TEXT);
        ObjectNode byProtocol = JsonNodeFactory.instance
                .objectNode()
                .put("default", text)
                .put("sms", MessageText.bounded(MessageText.headline(message), SUBJECT))
                .put("sqs", json)
                .put("lambda", json)
                .put("http", json)
                .put("https", json);
        return new String(MessageJson.bytes(byProtocol), StandardCharsets.UTF_8);
    }

    private static Map<String, MessageAttributeValue> attributes(AlertMessage message) {
        Map<String, MessageAttributeValue> attributes = new TreeMap<>();
        attributes.put("severity", text(message.severity().name().toLowerCase(Locale.ROOT)));
        attributes.put("alert", texts(message, Item::alert));
        if (message.items().stream().anyMatch(item -> item.pipeline() != null)) {
            attributes.put("pipeline", texts(message, Item::pipeline));
        }
        return attributes;
    }

    /** Text for one value, an array for several: filter policies treat both alike. */
    private static MessageAttributeValue texts(AlertMessage message, Function<Item, String> value) {
        List<String> values = message.items().stream()
                .map(value)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_VALUES)
                .toList();
        return values.size() == 1
                ? text(values.get(0))
                : MessageAttributeValue.builder()
                        .dataType("String.Array")
                        .stringValue(values.stream()
                                .map(v -> JsonNodeFactory.instance.textNode(v).toString())
                                .collect(Collectors.joining(",", "[", "]")))
                        .build();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
