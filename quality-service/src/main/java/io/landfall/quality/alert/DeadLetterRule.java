package io.landfall.quality.alert;

import io.landfall.event.Severity;
import io.landfall.event.Topic;

/** Records that nobody could process, and messages that no sink took, for each topic they are in. Over when they are settled. */
final class DeadLetterRule {

    private static final String UNDELIVERED = Topic.ALERTS.topicName() + ".notify.";

    private final String warehouse;

    DeadLetterRule(String warehouse) {
        this.warehouse = warehouse;
    }

    void consider(DeadLetter letter, AlertDecisions decisions) {
        boolean isMessage = letter.topic().startsWith(UNDELIVERED);
        decisions.raise(
                Problem.of(AlertKind.DEAD_LETTERS, AlertKind.DEAD_LETTERS.key(warehouse, letter.topic()), letter.at())
                        .severity(Severity.ERROR)
                        .subject(letter.topic())
                        .summary(seen -> summary(seen, isMessage ? "message" : "record", letter.topic()))
                        .evidence("record " + letter.position() + ": "
                                + (letter.reason().isEmpty() ? "no reason was given" : letter.reason()))
                        .tried(
                                isMessage
                                        ? "it was sent as often as that could help; other sinks have theirs"
                                        : "the record was kept as it is; those behind it were processed")
                        .action("./landfall dead-letters show " + letter.topic())
                        .fact(letter.topic() + ' ' + letter.position())
                        .build());
    }

    private static String summary(long seen, String noun, String topic) {
        return "%d %s%s could not be %s and %s set aside in %s"
                .formatted(
                        seen,
                        noun,
                        seen == 1 ? "" : "s",
                        noun.equals("message") ? "delivered" : "processed",
                        seen == 1 ? "is" : "are",
                        topic);
    }
}
