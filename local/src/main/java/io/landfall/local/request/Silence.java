package io.landfall.local.request;

import java.time.Duration;
import java.util.Optional;

/**
 * How long nothing has been heard of a command. A service that may be gone is not waited for as long as one that is known to
 * be kept waiting.
 */
final class Silence {

    /** So often it is said that the command is waited for. */
    private static final Duration NOTE_EVERY = Duration.ofSeconds(30);

    /** Longer than any service looks after work that does not move. */
    private static final int WITH_REASON = 5;

    private final Duration most;
    private final Answerer answerer;
    private final Bystander bystander;
    private long since = System.nanoTime();
    private Duration noteAt = NOTE_EVERY;

    Silence(Duration most, Answerer answerer, Bystander bystander) {
        this.most = most;
        this.answerer = answerer;
        this.bystander = bystander;
    }

    void broken() {
        since = System.nanoTime();
        noteAt = NOTE_EVERY;
    }

    /** @throws RequestException if it has been too long */
    void check() {
        Duration silence = Duration.ofNanos(System.nanoTime() - since);
        Optional<String> reason = bystander.reason();
        Duration limit = reason.isPresent() ? most.multipliedBy(WITH_REASON) : most;
        if (silence.compareTo(limit) > 0) {
            throw new RequestException(
                    reason.map(known -> "nothing moved for %d s, and this goes on without the command: %s"
                                    .formatted(silence.toSeconds(), known))
                            .orElseGet(() -> "the %s service has said nothing for %d s: is it running? Look at %s"
                                    .formatted(answerer.service(), silence.toSeconds(), answerer.whereToLook())));
        }
        if (silence.compareTo(noteAt) > 0) {
            bystander.waits(noteAt);
            noteAt = noteAt.plus(NOTE_EVERY);
        }
    }
}
