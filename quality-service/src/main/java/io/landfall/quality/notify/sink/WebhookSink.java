package io.landfall.quality.notify.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.project.alert.WebhookMode;
import io.landfall.project.alert.WebhookSettings;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.MessageJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Posts each message as one CloudEvent 1.0, in the structured or the binary mode of the HTTP binding, signed. */
final class WebhookSink implements Sink {

    static final String TYPE = "io.landfall.AlertMessage.v1";

    private final String name;
    private final WebhookSettings settings;
    private final TargetUrl url;
    private final Secrets secrets;
    private final HttpSender http;
    private final Clock clock;

    WebhookSink(String name, WebhookSettings settings, Secrets secrets, HttpSender http, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.url = new TargetUrl(settings.url(), settings.allowHttp(), secrets);
        this.secrets = secrets;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Sending> prepare(AlertMessage message) {
        return List.of(() -> post(message));
    }

    private void post(AlertMessage message) throws DeliveryException, InterruptedException {
        String id = "msg_" + message.id();
        String secret = secrets.read(settings.secret());
        ObjectNode data = MessageJson.of(message);
        Map<String, String> attributes = attributes(message, id);
        boolean structured = settings.mode() == WebhookMode.STRUCTURED;
        byte[] body = MessageJson.bytes(structured ? enveloped(attributes, data) : data);
        // When it was sent, not written: whoever verifies it refuses old ones.
        long timestamp = Instant.now(clock).getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(url.read())
                .header("content-type", structured ? "application/cloudevents+json" : "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", Signature.of(secret, id, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body));
        if (!structured) {
            attributes.forEach((key, value) -> request.header("ce-" + key, value));
        }
        http.send(request, secret);
    }

    private static Map<String, String> attributes(AlertMessage message, String id) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id);
        attributes.put("type", TYPE);
        attributes.put("source", "/landfall/" + message.warehouse());
        attributes.put("time", message.at().toString());
        return attributes;
    }

    private static ObjectNode enveloped(Map<String, String> attributes, ObjectNode data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        attributes.forEach(event::put);
        event.put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }
}
