package io.landfall.quality.notify.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A message in words. */
public final class MessageText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_KINDS = 8;

    private MessageText() {}

    /** {@code [ERROR] 7 alerts, 2 cleared: dev}, or the sentence of a single alert; no line breaks. */
    public static String headline(AlertMessage message) {
        String mark = message.isOpen() ? message.severity().name() : "CLEARED";
        return '[' + mark + "] " + subject(message).replaceAll("\\s+", " ");
    }

    private static String subject(AlertMessage message) {
        if (message.items().size() > 1) {
            return counts(message) + ": " + message.warehouse();
        }
        Item only = message.items().get(0);
        return switch (only.state()) {
            case RAISED -> "1 alert: " + only.raised().summary();
            case REMINDED -> "1 alert still open: " + only.raised().summary();
            case CLEARED -> "1 alert cleared: " + only.key();
            case PASSED -> "1 alert came and went: " + only.raised().summary();
        };
    }

    /** {@code 7 alerts, 2 cleared}. */
    public static String counts(AlertMessage message) {
        List<String> counts = new ArrayList<>();
        for (ItemState state : ItemState.values()) {
            int number = message.in(state).size();
            if (number > 0) {
                counts.add(number + " " + words(state, number));
            }
        }
        return String.join(", ", counts);
    }

    private static String words(ItemState state, int number) {
        return switch (state) {
            case RAISED -> number == 1 ? "alert" : "alerts";
            case REMINDED -> "still open";
            case CLEARED -> "cleared";
            case PASSED -> "came and went";
        };
    }

    /** What there is besides the items that are told in full: {@code 30 × check of sparkify raised}; empty for nothing. */
    public static List<String> rest(List<Item> items) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        items.forEach(item -> kinds.merge(kind(item), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        int told = 0;
        for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
            if (lines.size() < MOST_KINDS) {
                lines.add(kind.getValue() + " × " + kind.getKey());
                told += kind.getValue();
            }
        }
        if (told < items.size()) {
            lines.add((items.size() - told) + " × others");
        }
        return lines;
    }

    private static String kind(Item item) {
        String of = item.pipeline() == null ? "" : " of " + item.pipeline();
        return item.alert()
                + of
                + ' '
                + (item.state() == ItemState.PASSED
                        ? "came and went"
                        : item.state().word());
    }

    /** What the route's limit did or will do; empty for nothing. */
    public static List<String> limit(Gathering gathering) {
        List<String> lines = new ArrayList<>();
        if (gathering.since() != null) {
            lines.add("Gathered since " + time(gathering.since()) + ", because the route had sent all its messages.");
        }
        if (gathering.until() != null) {
            lines.add("The route has sent all its messages: what comes now is told in one at " + time(gathering.until())
                    + '.');
        }
        return lines;
    }

    /** Hours and minutes in UTC. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** At most so many characters, with an ellipsis where some were left out. */
    public static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + '…';
    }
}
