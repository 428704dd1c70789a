package io.landfall.quality.notify.sink;

import io.landfall.event.AlertRaised;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import io.landfall.quality.notify.message.MessageText;
import java.util.ArrayList;
import java.util.List;

/** A message as plain text, for mails and phones. */
final class PlainText {

    private static final int DETAIL = 2_000;

    private PlainText() {}

    /** @param inFull how many alerts are told in full */
    static String of(AlertMessage message, int inFull) {
        List<String> parts = new ArrayList<>();
        parts.add(MessageText.headline(message));
        message.first(inFull).forEach(item -> parts.add(item(item)));
        List<String> rest = MessageText.rest(message.after(inFull));
        if (!rest.isEmpty()) {
            parts.add("Besides:\n" + String.join("\n", rest));
        }
        List<String> limit = MessageText.limit(message.gathering());
        if (!limit.isEmpty()) {
            parts.add(String.join("\n", limit));
        }
        return String.join("\n\n", parts) + '\n';
    }

    private static String item(Item item) {
        List<String> lines = new ArrayList<>();
        lines.add(title(item));
        if (item.raised() != null && item.state() != ItemState.PASSED) {
            AlertRaised raised = item.raised();
            lines.add("What was seen: " + bounded(raised.evidence()));
            lines.add("What Landfall tried: " + bounded(raised.tried()));
            lines.add("What to do: " + bounded(raised.action()));
            lines.add("Runbook: " + raised.runbook());
        }
        if (item.cleared() != null) {
            lines.add("Why: " + bounded(item.cleared().reason()));
        }
        lines.add(footer(item));
        return String.join("\n", lines);
    }

    static String title(Item item) {
        return switch (item.state()) {
            case RAISED -> item.severity() + ": " + bounded(item.raised().summary());
            case REMINDED ->
                item.severity() + ", still open: " + bounded(item.raised().summary());
            case CLEARED -> "Cleared: " + item.key();
            case PASSED -> "Came and went: " + bounded(item.raised().summary());
        };
    }

    static String footer(Item item) {
        StringBuilder footer = new StringBuilder("Alert ")
                .append(item.key())
                .append(", since ")
                .append(item.since());
        if (item.raised() != null) {
            footer.append(", about ").append(bounded(item.raised().subject()));
            if (item.raised().occurrences() > 1) {
                footer.append(", seen ").append(item.raised().occurrences()).append(" times");
            }
            if (item.raised().owner() != null) {
                footer.append(", owner ").append(item.raised().owner());
            }
        }
        return footer.toString();
    }

    static String bounded(String text) {
        return MessageText.bounded(text, DETAIL);
    }
}
