package io.landfall.quality.alert;

import io.landfall.event.AcknowledgeAlert;
import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCommand;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertRequestRefused;
import io.landfall.event.AlertsMuted;
import io.landfall.event.MuteAlerts;
import io.landfall.event.SettleDeadLetters;
import io.landfall.flow.Delivery;
import io.landfall.project.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Carries out what people ask of alerts. A command that is delivered again has the same answer. */
final class AlertRequests {

    private static final int MOST_NAMED = 5;

    private final AlertBook book;
    private final AlertDesk desk;

    AlertRequests(AlertBook book, AlertDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /** Commands for another installation are left alone. */
    void answer(Delivery<AlertCommand> command) {
        if (!command.event().warehouse().equals(book.warehouse())) {
            return;
        }
        if (command.event() instanceof AcknowledgeAlert acknowledge) {
            acknowledge(command, acknowledge);
        } else if (command.event() instanceof MuteAlerts mute) {
            mute(command, mute);
        } else if (command.event() instanceof SettleDeadLetters settled) {
            settle(command, settled);
        }
    }

    /** Where nothing newer is among them. Nobody waits for an answer, and it may be that nobody was told of them yet. */
    private void settle(Delivery<AlertCommand> command, SettleDeadLetters settled) {
        desk.following(command.cause())
                .clear(
                        AlertKind.DEAD_LETTERS.key(book.warehouse(), settled.deadLetters()),
                        // Kafka counts milliseconds: the newest is settled too, and nothing that came later.
                        settled.newest().plusNanos(1),
                        settled.outcome() + " by " + settled.by());
    }

    private void acknowledge(Delivery<AlertCommand> command, AcknowledgeAlert asked) {
        boolean isRepeated = book.acknowledgement(asked.alert())
                .filter(known -> known.requestId().equals(asked.requestId()))
                .isPresent();
        Optional<OpenAlert> open = book.open(asked.alert());
        if (open.isEmpty() && !isRepeated) {
            refuse(command, unknown(asked.alert()));
            return;
        }
        boolean again = !isRepeated && book.isAcknowledged(asked.alert());
        Instant at = command.announced();
        desk.announce(
                command.cause(),
                new AlertAcknowledged(
                        asked.warehouse(), asked.alert(), asked.requestId(), asked.by(), asked.note(), at));
        boolean endsUnseen = open.flatMap(o -> AlertKind.of(o.alert().alert()))
                .map(AlertKind::endsUnseen)
                .orElse(false);
        if (again || endsUnseen) {
            desk.following(command.cause()).clear(asked.alert(), at, reason(asked));
        }
    }

    private static String reason(AcknowledgeAlert asked) {
        return "acknowledged by " + asked.by() + (asked.note() == null ? "" : ": " + asked.note());
    }

    private String unknown(String key) {
        List<String> open = book.open().stream().map(AlertRaised::key).toList();
        Instant cleared = book.clearedAt(key);
        if (!cleared.equals(Instant.MIN)) {
            return "the alert " + key + " was cleared at " + cleared;
        }
        String some = open.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return "there is no open alert " + key
                + Suggestion.didYouMean(key, open)
                + (open.isEmpty() ? "; none is open" : "; open: " + some + (open.size() > MOST_NAMED ? ", …" : ""));
    }

    private void mute(Delivery<AlertCommand> command, MuteAlerts asked) {
        if (asked.selector().isBlank()) {
            refuse(command, "which alerts? Name their keys, as in sparkify/* or */warehouse-drifted");
            return;
        }
        desk.announce(
                command.cause(),
                new AlertsMuted(
                        asked.warehouse(),
                        asked.selector(),
                        asked.requestId(),
                        asked.until(),
                        asked.by(),
                        asked.reason()));
    }

    private void refuse(Delivery<AlertCommand> command, String reason) {
        AlertCommand asked = command.event();
        desk.announce(command.cause(), new AlertRequestRefused(asked.warehouse(), asked.requestId(), reason));
    }
}
