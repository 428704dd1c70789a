package io.landfall.quality.notify.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.AlertRaised;
import io.landfall.event.EventId;
import io.landfall.event.Severity;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.MessageText;
import java.util.Comparator;
import java.util.List;

/** Events of PagerDuty's Events API v2, without the routing key. Its limits: 1024 characters of summary, 255 of dedup_key. */
final class PagerDutyEvents {

    private static final int SUMMARY = 1024;
    private static final int KEY = 255;
    private static final int DETAIL = 4_000;

    private PagerDutyEvents() {}

    /** The warehouse and the alert's key, because installations may share a routing key; a long one ends with a hash of the whole. */
    static String dedupKey(String warehouse, String alert) {
        String key = warehouse + '/' + alert;
        if (key.length() <= KEY) {
            return key;
        }
        String hash = '#' + EventId.hash(key);
        return key.substring(0, KEY - hash.length()) + hash;
    }

    /** What alerts share that have no event of their own. */
    static String sharedKey(String warehouse) {
        return dedupKey(warehouse, "further-alerts");
    }

    static ObjectNode trigger(AlertRaised raised) {
        ObjectNode event = event("trigger", dedupKey(raised.warehouse(), raised.key()));
        ObjectNode payload = event.putObject("payload")
                .put("summary", MessageText.bounded(raised.summary(), SUMMARY))
                .put("source", raised.pipeline() == null ? raised.warehouse() : raised.pipeline())
                .put("severity", word(raised.severity()))
                .put("timestamp", raised.since().toString())
                .put("component", MessageText.bounded(raised.subject(), SUMMARY))
                .put("group", raised.warehouse())
                .put("class", raised.alert());
        ObjectNode details = payload.putObject("custom_details")
                .put("key", raised.key())
                .put("evidence", MessageText.bounded(raised.evidence(), DETAIL))
                .put("tried", MessageText.bounded(raised.tried(), DETAIL))
                .put("what_to_do", MessageText.bounded(raised.action(), DETAIL))
                .put("runbook", raised.runbook())
                .put("occurrences", raised.occurrences());
        if (raised.owner() != null) {
            details.put("owner", raised.owner());
        }
        if (raised.runbook().startsWith("https://")) {
            event.putArray("links").addObject().put("href", raised.runbook()).put("text", "Runbook");
        }
        return event;
    }

    /** One event for many alerts. */
    static ObjectNode triggerShared(AlertMessage message, List<Item> others) {
        Severity severity = others.stream()
                .map(Item::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        ObjectNode event = event("trigger", sharedKey(message.warehouse()));
        ObjectNode payload = event.putObject("payload")
                .put("summary", others.size() + " further alerts: " + message.warehouse())
                .put("source", message.warehouse())
                .put("severity", word(severity))
                .put("timestamp", message.at().toString())
                .put("group", message.warehouse());
        ArrayNode counts = payload.putObject("custom_details").putArray("alerts");
        MessageText.rest(others).forEach(counts::add);
        return event;
    }

    static ObjectNode resolve(String dedupKey) {
        return event("resolve", dedupKey);
    }

    private static ObjectNode event(String action, String dedupKey) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event_action", action)
                .put("dedup_key", dedupKey)
                .put("client", "Landfall");
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case WARN -> "warning";
            case ERROR -> "error";
            case CRITICAL -> "critical";
        };
    }
}
