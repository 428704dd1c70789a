package io.landfall.provisioner.arrival;

import io.landfall.event.Event;
import io.landfall.event.Occasion;
import io.landfall.event.QualityEvent;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Records of {@code landfall.quality} behind the place a service has committed. A retry that waits for its time holds that place
 * back, and is no work before its time; nor is what came behind it and is seen to be done. In doubt a record is work.
 *
 * @param events in any order; null for a record that cannot be read
 */
public record UnfinishedRecords(List<Event> events) {

    /** So long before its time a retry is work: a pause that is ended at once costs more than it saves. */
    static final Duration AHEAD = Duration.ofMinutes(15);

    /** Whether there is anything to do now. */
    public boolean areWork(Instant now) {
        return events.stream().anyMatch(event -> isWork(event, now));
    }

    private boolean isWork(Event event, Instant now) {
        if (event instanceof RetryRequested retry) {
            return !retry.notBefore().isAfter(now.plus(AHEAD)) && !isTold(retry, retry.occasion(), retry.attempt());
        }
        if (event instanceof QualityFailed failed) {
            return failed.occasion() != Occasion.REQUEST && !isDecided(failed, failed.occasion(), failed.attempt());
        }
        if (event instanceof RetryRefused refused) {
            return !isExhausted(refused, refused.occasion(), refused.attempt() - 1);
        }
        return !(event instanceof QualityEvent);
    }

    /** Whether the attempt ended, or came to be refused. */
    private boolean isTold(QualityEvent about, Occasion occasion, int attempt) {
        return isExhausted(about, occasion, attempt - 1)
                || any(
                        about,
                        other -> other instanceof QualityOutcome outcome
                                && outcome.occasion() == occasion
                                && outcome.attempt() >= attempt);
    }

    /** Whether it is known what becomes of an attempt that failed. */
    private boolean isDecided(QualityEvent about, Occasion occasion, int attempt) {
        return isExhausted(about, occasion, attempt)
                || any(
                        about,
                        other -> other instanceof RetryRequested next
                                && next.occasion() == occasion
                                && next.attempt() > attempt);
    }

    private boolean isExhausted(QualityEvent about, Occasion occasion, int attempt) {
        return any(
                about,
                other -> other instanceof RetriesExhausted last
                        && last.occasion() == occasion
                        && last.attempt() >= attempt);
    }

    private boolean any(QualityEvent about, Predicate<QualityEvent> condition) {
        return events.stream()
                .filter(QualityEvent.class::isInstance)
                .map(QualityEvent.class::cast)
                .filter(other ->
                        other.pipeline().equals(about.pipeline()) && other.run().equals(about.run()))
                .anyMatch(condition);
    }
}
