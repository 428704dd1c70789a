package io.landfall.quality.notify.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.project.alert.Address;
import io.landfall.project.alert.PagerDutySettings;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import io.landfall.quality.notify.message.MessageJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Events API v2 of PagerDuty: an alert triggers under its key and is resolved under it. Of many alerts in one message only the
 * first have an event of their own; the others share one, which is resolved when the last of them is over.
 */
final class PagerDutySink implements Sink {

    /** How many alerts of one message call somebody on their own. */
    static final int IN_FULL = 10;

    private static final int USUAL_MESSAGES = 200;
    private static final int MOST_SHARED = 20_000;

    private final String name;
    private final PagerDutySettings settings;
    private final TargetUrl url;
    private final Secrets secrets;
    private final HttpSender http;
    private final Set<String> shared = new HashSet<>();

    PagerDutySink(String name, PagerDutySettings settings, Secrets secrets, HttpSender http) {
        this.name = name;
        this.settings = settings;
        this.url = new TargetUrl(Address.of(settings.url()), settings.allowHttp(), secrets);
        this.secrets = secrets;
        this.http = http;
    }

    @Override
    public String name() {
        return name;
    }

    /** Each alert is an incident of its own, a message has no room to say what is held back, and PagerDuty groups by itself. */
    @Override
    public int usualMessages() {
        return USUAL_MESSAGES;
    }

    @Override
    public List<Sending> prepare(AlertMessage message) {
        List<Sending> sendings = new ArrayList<>();
        List<Item> raised = message.in(ItemState.RAISED);
        for (Item item : raised.subList(0, Math.min(IN_FULL, raised.size()))) {
            shared.remove(item.key());
            sendings.add(() -> post(PagerDutyEvents.trigger(item.raised())));
        }
        if (raised.size() > IN_FULL) {
            List<Item> others = raised.subList(IN_FULL, raised.size());
            others.stream().limit(Math.max(0, MOST_SHARED - shared.size())).forEach(item -> shared.add(item.key()));
            sendings.add(() -> post(PagerDutyEvents.triggerShared(message, others)));
        }
        resolve(message, sendings);
        return sendings;
    }

    /** What came and went is resolved too: it may have been told before, at a lower severity. */
    private void resolve(AlertMessage message, List<Sending> sendings) {
        boolean wasShared = !shared.isEmpty();
        for (Item item : message.items()) {
            boolean isOver = !item.state().isOpen() || message.isTest();
            if (isOver && !shared.remove(item.key())) {
                sendings.add(
                        () -> post(PagerDutyEvents.resolve(PagerDutyEvents.dedupKey(message.warehouse(), item.key()))));
            }
        }
        if (wasShared && shared.isEmpty()) {
            sendings.add(() -> post(PagerDutyEvents.resolve(PagerDutyEvents.sharedKey(message.warehouse()))));
        }
    }

    private void post(ObjectNode event) throws DeliveryException, InterruptedException {
        String routingKey = secrets.read(settings.routingKey());
        ObjectNode complete = event.deepCopy().put("routing_key", routingKey);
        http.send(
                HttpRequest.newBuilder(url.read())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofByteArray(MessageJson.bytes(complete))),
                routingKey);
    }
}
