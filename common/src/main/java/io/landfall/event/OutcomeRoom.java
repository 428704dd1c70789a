package io.landfall.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps the events of checks small: what did not pass comes first, and what does not fit is left to the ledger. */
final class OutcomeRoom {

    /** The ledger has 65,535 bytes for an event; the rest of it is short. */
    private static final int BYTES = 48_000;

    private static final int MOST_WITH_SAMPLES = 10;
    private static final int NAMES = 250;

    private OutcomeRoom() {}

    static List<CheckOutcome> first(List<CheckOutcome> outcomes) {
        List<CheckOutcome> worstFirst = outcomes.stream()
                .sorted(Comparator.comparing(CheckOutcome::status).reversed())
                .toList();
        List<CheckOutcome> room = new ArrayList<>();
        int bytes = 0;
        for (CheckOutcome outcome : worstFirst) {
            CheckOutcome shown = room.size() < MOST_WITH_SAMPLES ? outcome : outcome.withoutSamples();
            bytes += bytes(shown);
            if (bytes > BYTES) {
                return room;
            }
            room.add(shown);
        }
        return room;
    }

    /** Twice the text, because JSON escapes some of it. */
    private static int bytes(CheckOutcome outcome) {
        return NAMES
                + outcome.check().length()
                + 2 * utf8(outcome.observed())
                + 2 * utf8(outcome.expected())
                + 2 * utf8(outcome.samples().toString());
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
