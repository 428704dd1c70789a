package io.landfall.quality.alert;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.Cause;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.Announcer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Decides which problems are told. One that goes on is counted, and told again with its count at most every {@link #AGAIN}, or
 * at once when it became worse. Nothing is decided before the book is complete. Safe for several threads.
 */
public final class AlertDesk {

    /** Between two tellings of a problem that goes on. */
    public static final Duration AGAIN = Duration.ofMinutes(15);

    private static final int MOST_FACTS = 20_000;

    private final AlertBook book;
    private final Announcer announcer;
    private final Clock clock;
    private final String runbook;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, Boolean> counted = new RecentKeys<>(MOST_FACTS);
    private final CountDownLatch complete = new CountDownLatch(1);

    /** @param runbook what the pages of the runbook are under, with its last slash */
    public AlertDesk(AlertBook book, Announcer announcer, Clock clock, String runbook) {
        this.book = book;
        this.announcer = announcer;
        this.clock = clock;
        this.runbook = runbook;
    }

    /** Now the book has everything that was told before. */
    public void bookIsComplete() {
        complete.countDown();
    }

    /** Waits until the book has everything that was told before. */
    void awaitBook() throws InterruptedException {
        complete.await();
    }

    /** For those whom no event leads to what they see. */
    public AlertDecisions decisions() {
        return new Decisions(null);
    }

    /** For whoever acts upon an event; what is told names it as the cause. */
    AlertDecisions following(Cause cause) {
        return new Decisions(cause);
    }

    private final class Decisions implements AlertDecisions {

        private final Cause cause;

        Decisions(Cause cause) {
            this.cause = cause;
        }

        @Override
        public void raise(Problem problem) {
            awaitOrGiveUp();
            AlertDesk.this.raise(cause, problem);
        }

        @Override
        public void clear(String key, Instant at, String reason) {
            awaitOrGiveUp();
            AlertDesk.this.clear(cause, key, at, reason);
        }

        @Override
        public List<AlertRaised> open(AlertKind kind, String pipeline) {
            awaitOrGiveUp();
            return alone(kind.id(), pipeline);
        }
    }

    private void awaitOrGiveUp() {
        try {
            awaitBook();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AnnouncementException("interrupted before it was known what was told", e);
        }
    }

    private synchronized void raise(Cause cause, Problem problem) {
        if (problem.at().isBefore(book.clearedAt(problem.key()))) {
            return;
        }
        Optional<OpenAlert> open = book.open(problem.key());
        if (open.isPresent()) {
            goOn(cause, problem, open.get());
        } else if (isCrowded(problem)) {
            raise(cause, AndMore.of(problem, book.warehouse()));
        } else {
            tell(Tally.begun(problem, cause));
            isNew(problem);
        }
    }

    private boolean isCrowded(Problem problem) {
        String key = AndMore.key(problem.kind(), problem.pipeline(), book.warehouse());
        return !problem.key().equals(key)
                && alone(problem.kind().id(), problem.pipeline()).size() >= AndMore.MOST_ALONE;
    }

    private void goOn(Cause cause, Problem problem, OpenAlert open) {
        Tally tally = tallies.get(problem.key());
        if (tally == null || !tally.isOf(open)) {
            tally = Tally.of(open);
            tallies.put(problem.key(), tally);
        }
        if (tally.isOld(problem) || !isNew(problem)) {
            return;
        }
        tally.add(problem, cause);
        if (tally.isWorseThan(open) || isDue(open)) {
            tell(tally);
        }
    }

    /** Whether the problem was not counted before; from now on it was. */
    private boolean isNew(Problem problem) {
        return problem.fact() == null || counted.put(problem.key() + '|' + problem.fact(), true) == null;
    }

    private boolean isDue(OpenAlert open) {
        return !clock.instant().isBefore(open.told().plus(AGAIN));
    }

    /** Tells the counts that were not told for long enough. To be called from time to time. */
    public synchronized void tellCounts() {
        tallies.keySet().removeIf(key -> book.open(key).isEmpty());
        tallies.forEach((key, tally) -> {
            if (tally.isUntold() && book.open(key).filter(this::isDue).isPresent()) {
                tell(tally);
            }
        });
    }

    /** What could not be told changes nothing, and is handed over again. */
    private void tell(Tally tally) {
        AlertRaised alert = tally.alert(book.warehouse(), runbook);
        announce(tally.cause(), alert);
        tally.told();
        tallies.put(alert.key(), tally);
    }

    void announce(Cause cause, AlertEvent event) {
        if (cause == null) {
            announcer.announceFirst(event);
        } else {
            announcer.announce(cause, event);
        }
        book.apply(event, clock.instant());
    }

    private synchronized void clear(Cause cause, String key, Instant at, String reason) {
        Optional<OpenAlert> open = book.open(key);
        if (open.isEmpty()) {
            book.cleared(key, at);
            return;
        }
        AlertRaised alert = open.get().alert();
        Tally tally = tallies.get(key);
        Instant seen = tally != null && tally.isOf(open.get()) ? tally.seen() : alert.since();
        if (at.isBefore(seen)) {
            return;
        }
        announce(
                cause,
                new AlertCleared(
                        alert.warehouse(),
                        alert.pipeline(),
                        alert.alert(),
                        key,
                        alert.severity(),
                        alert.owner(),
                        alert.since(),
                        at,
                        Room.cut(reason, Room.SENTENCE)));
        tallies.remove(key);
        clearAndMore(cause, alert, at);
    }

    /** Which ones it stands for is not remembered; those that go on raise their own from now on. */
    private void clearAndMore(Cause cause, AlertRaised last, Instant at) {
        Optional<AlertKind> kind = AlertKind.of(last.alert());
        if (kind.isPresent() && alone(last.alert(), last.pipeline()).isEmpty()) {
            String key = AndMore.key(kind.get(), last.pipeline(), book.warehouse());
            Instant seen =
                    Optional.ofNullable(tallies.get(key)).map(Tally::seen).orElse(at);
            if (book.open(key).isPresent()) {
                clear(
                        cause,
                        key,
                        seen.isAfter(at) ? seen : at,
                        "all problems of this kind that were told alone are over");
            }
        }
    }

    /** The open alerts of a kind but the one for all that are not told alone. */
    private List<AlertRaised> alone(String kind, String pipeline) {
        return book.open().stream()
                .filter(alert -> alert.alert().equals(kind) && Objects.equals(alert.pipeline(), pipeline))
                .filter(alert -> !alert.key()
                        .equals(AlertKind.of(kind)
                                .map(known -> AndMore.key(known, pipeline, book.warehouse()))
                                .orElse("")))
                .toList();
    }
}
