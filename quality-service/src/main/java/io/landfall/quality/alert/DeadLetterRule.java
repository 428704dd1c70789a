package io.landfall.quality.alert;

import io.landfall.event.Severity;

/** Records that nobody could process, and messages that no sink took, for each topic they are in. Over when they are settled. */
final class DeadLetterRule {

    private final String warehouse;

    DeadLetterRule(String warehouse) {
        this.warehouse = warehouse;
    }

    void consider(DeadLetter letter, AlertDecisions decisions) {
        boolean isMessage = letter.sink() != null;
        decisions.raise(
                Problem.of(AlertKind.DEAD_LETTERS, AlertKind.DEAD_LETTERS.key(warehouse, letter.topic()), letter.at())
                        .severity(Severity.ERROR)
                        .subject(letter.topic())
                        .summary(seen -> isMessage ? undelivered(seen, letter) : unprocessed(seen, letter))
                        .evidence("record " + letter.position() + " of " + letter.topic() + ": " + reason(letter))
                        .tried(
                                isMessage
                                        ? "it was sent as often as that could help; other sinks have theirs"
                                        : "the record was kept as it is; those behind it were processed")
                        .action("./landfall dead-letters show " + letter.topic())
                        .fact(letter.topic() + ' ' + letter.position())
                        .build());
    }

    private static String unprocessed(long seen, DeadLetter letter) {
        return "%s could not be processed and %s set aside in %s"
                .formatted(counted(seen, "record"), seen == 1 ? "is" : "are", letter.topic());
    }

    /** Of several, sink and reason are those of the newest. */
    private static String undelivered(long seen, DeadLetter letter) {
        return "%s could not be delivered%s to sink %s: %s"
                .formatted(counted(seen, "message"), seen == 1 ? "" : ", the newest", letter.sink(), reason(letter));
    }

    private static String reason(DeadLetter letter) {
        return letter.reason().isEmpty() ? "no reason was given" : letter.reason();
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
