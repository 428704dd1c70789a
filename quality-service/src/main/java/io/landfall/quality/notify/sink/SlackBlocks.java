package io.landfall.quality.notify.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import io.landfall.quality.notify.message.MessageText;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in Slack's Block Kit, within its limits: 50 blocks, 150 characters in a header, 3000 in a section. Text of others
 * is escaped, so that it neither links nor calls anybody.
 */
final class SlackBlocks {

    private static final int IN_FULL = 8;
    private static final int HEADER = 150;
    private static final int SUMMARY = 600;
    private static final int DETAIL = 550;
    private static final int LONGEST_ESCAPE = "&amp;".length();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SlackBlocks() {}

    static ObjectNode of(AlertMessage message) {
        String headline = MessageText.bounded(MessageText.headline(message), HEADER);
        ArrayNode blocks = JSON.arrayNode();
        ObjectNode header = blocks.addObject().put("type", "header");
        header.putObject("text").put("type", "plain_text").put("text", headline).put("emoji", false);
        for (Item item : message.first(IN_FULL)) {
            section(blocks, summary(item));
            if (item.raised() != null && item.state().isOpen()) {
                section(blocks, details(item.raised()));
            }
            context(blocks, footer(item));
        }
        List<String> rest = new ArrayList<>();
        MessageText.rest(message.after(IN_FULL)).forEach(line -> rest.add("• " + escaped(line)));
        MessageText.limit(message.gathering()).forEach(line -> rest.add("_" + escaped(line) + "_"));
        if (!rest.isEmpty()) {
            blocks.addObject().put("type", "divider");
            section(blocks, String.join("\n", rest));
        }
        return JSON.objectNode().put("text", escaped(headline)).set("blocks", blocks);
    }

    private static String summary(Item item) {
        return switch (item.state()) {
            case RAISED -> sign(item.severity()) + " *" + bounded(item.raised().summary(), SUMMARY) + '*';
            case REMINDED ->
                sign(item.severity()) + " *Still open since " + MessageText.time(item.since()) + ":* "
                        + bounded(item.raised().summary(), SUMMARY);
            case CLEARED ->
                ":white_check_mark: *Cleared:* " + bounded(item.key(), SUMMARY) + "\n"
                        + bounded(item.cleared().reason(), DETAIL);
            case PASSED ->
                ":white_check_mark: *Came and went:* " + bounded(item.raised().summary(), SUMMARY) + "\n"
                        + bounded(item.cleared().reason(), DETAIL);
        };
    }

    private static String details(AlertRaised raised) {
        return "*What was seen:* " + bounded(raised.evidence(), DETAIL)
                + "\n*What Landfall tried:* " + bounded(raised.tried(), DETAIL)
                + "\n*What to do:* " + bounded(raised.action(), DETAIL);
    }

    private static String footer(Item item) {
        List<String> parts = new ArrayList<>(List.of(item.severity().name(), '`' + bounded(item.key(), DETAIL) + '`'));
        if (item.raised() == null) {
            return String.join(" · ", parts);
        }
        parts.add("since " + MessageText.time(item.since()));
        if (item.raised().occurrences() > 1) {
            parts.add("seen " + item.raised().occurrences() + " times");
        }
        if (item.raised().owner() != null) {
            parts.add("owner " + bounded(item.raised().owner(), DETAIL));
        }
        if (item.state() != ItemState.PASSED) {
            parts.add(runbook(item.raised().runbook()));
        }
        return String.join(" · ", parts);
    }

    /** A link where it can be one. */
    private static String runbook(String runbook) {
        boolean isUrl = runbook.startsWith("https://") && !runbook.matches(".*[|<>\\s].*");
        return isUrl ? '<' + escaped(runbook) + "|runbook>" : "runbook " + bounded(runbook, DETAIL);
    }

    private static String sign(Severity severity) {
        return switch (severity) {
            case WARN -> ":large_yellow_circle:";
            case ERROR -> ":red_circle:";
            case CRITICAL -> ":rotating_light:";
        };
    }

    /** Slack counts what is escaped as it is written. */
    private static String bounded(String text, int most) {
        String kept = MessageText.bounded(text, most);
        int tooMany = escaped(kept).length() - most;
        while (tooMany > 0) {
            kept = MessageText.bounded(kept, Math.max(2, kept.length() - Math.max(1, tooMany / LONGEST_ESCAPE)));
            tooMany = escaped(kept).length() - most;
        }
        return escaped(kept);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void section(ArrayNode blocks, String text) {
        ObjectNode block = blocks.addObject().put("type", "section");
        block.putObject("text").put("type", "mrkdwn").put("text", text);
    }

    private static void context(ArrayNode blocks, String text) {
        ObjectNode block = blocks.addObject().put("type", "context");
        block.putArray("elements").addObject().put("type", "mrkdwn").put("text", text);
    }
}
