package io.landfall.quality.alert;

import io.landfall.event.Severity;

/** Records that nobody could process, for each topic they are in. Nothing tells when somebody has looked after them. */
final class DeadLetterRule {

    private final String warehouse;

    DeadLetterRule(String warehouse) {
        this.warehouse = warehouse;
    }

    void consider(DeadLetter letter, AlertDecisions decisions) {
        decisions.raise(
                Problem.of(AlertKind.DEAD_LETTERS, AlertKind.DEAD_LETTERS.key(warehouse, letter.topic()), letter.at())
                        .severity(Severity.ERROR)
                        .subject(letter.topic())
                        .summary(seen -> "%d record%s could not be processed and %s set aside in %s"
                                .formatted(seen, seen == 1 ? "" : "s", seen == 1 ? "is" : "are", letter.topic()))
                        .evidence("record " + letter.position() + ": "
                                + (letter.reason().isEmpty() ? "no reason was given" : letter.reason()))
                        .tried("the record was kept as it is; those behind it were processed")
                        .action("./landfall events --topic " + letter.topic())
                        .fact(letter.topic() + ' ' + letter.position())
                        .build());
    }
}
