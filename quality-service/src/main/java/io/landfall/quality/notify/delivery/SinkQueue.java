package io.landfall.quality.notify.delivery;

import io.landfall.failure.FailureKind;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.message.MessageText;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one sink, delivered one after the other in their order by a thread of their own: a sink that fails holds no
 * other. What cannot be delivered is set aside among the dead letters.
 */
public final class SinkQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SinkQueue.class);
    private static final int CAPACITY = 100;
    private static final Duration DEAD_LETTER_PAUSE = Duration.ofSeconds(5);

    private final Sink sink;
    private final RetrySchedule schedule;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Pause pause;
    private final BlockingQueue<Dispatch> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread worker;

    /** How the queue waits. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    public SinkQueue(Sink sink, RetrySchedule schedule, DeadLetters deadLetters, Clock clock, Pause pause) {
        this.sink = sink;
        this.schedule = schedule;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.pause = pause;
        this.worker = new Thread(this::work, "notify-" + sink.name());
        this.worker.setDaemon(true);
    }

    public void start() {
        worker.start();
    }

    /** Whether its thread still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    /** Takes a message. Never waits: when too many wait already, it is set aside at once. */
    public void offer(Dispatch dispatch) {
        if (!waiting.offer(dispatch)) {
            setAside(dispatch, "more than " + CAPACITY + " messages wait for the sink");
        }
    }

    private void work() {
        try {
            while (true) {
                deliver(waiting.take());
            }
        } catch (InterruptedException e) {
            // Closed: what was not delivered was not acknowledged either, and comes again.
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Dispatch dispatch) throws InterruptedException {
        Progress progress = new Progress(sink, dispatch.message());
        for (int attempt = 1; ; attempt++) {
            Optional<DeliveryException> failure = progress.goOn();
            if (failure.isEmpty()) {
                settle(dispatch, "sent", Optional.empty());
                return;
            }
            Optional<Duration> next = next(dispatch, attempt, failure.get());
            if (next.isEmpty()) {
                setAsideSurely(dispatch, failure.get().getMessage() + " (attempt " + attempt + ')');
                return;
            }
            LOG.warn(
                    "sink {} did not take a message, trying again in {} s: {}",
                    sink.name(),
                    next.get().toSeconds(),
                    failure.get().getMessage());
            pause.of(next.get());
        }
    }

    private Optional<Duration> next(Dispatch dispatch, int attempt, DeliveryException failure) {
        if (failure.kind() != FailureKind.RETRYABLE || attempt >= dispatch.attempts()) {
            return Optional.empty();
        }
        Duration elapsed = Duration.between(dispatch.since(), Instant.now(clock));
        return schedule.after(attempt, elapsed, failure.retryAfter());
    }

    /** Until Kafka takes it: a message is neither delivered nor lost before that. */
    private void setAsideSurely(Dispatch dispatch, String reason) throws InterruptedException {
        while (!setAside(dispatch, reason)) {
            pause.of(DEAD_LETTER_PAUSE);
        }
    }

    private boolean setAside(Dispatch dispatch, String reason) {
        String headline = MessageText.headline(dispatch.message());
        try {
            if (!dispatch.message().isTest()) {
                deadLetters.put(sink.name(), Undelivered.json(sink.name(), dispatch.message(), reason), reason);
            }
        } catch (RuntimeException e) {
            LOG.error("message for sink {} cannot be set aside yet: {}", sink.name(), headline, e);
            return false;
        }
        LOG.error("message for sink {} set aside: {}; it was: {}", sink.name(), reason, headline);
        settle(dispatch, "set_aside", Optional.of(reason));
        return true;
    }

    private void settle(Dispatch dispatch, String outcome, Optional<String> failure) {
        Metrics.counter("landfall.notifications", "sink", sink.name(), "outcome", outcome)
                .increment();
        try {
            dispatch.settlement().settled(sink.name(), failure);
        } catch (RuntimeException e) {
            LOG.error("a delivery to sink {} could not be acknowledged and may be repeated", sink.name(), e);
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }

    /** How far a message has come, over all attempts. */
    private static final class Progress {

        private final Sink sink;
        private final AlertMessage message;
        private List<Sink.Sending> sendings;
        private int sent;

        Progress(Sink sink, AlertMessage message) {
            this.sink = sink;
            this.message = message;
        }

        Optional<DeliveryException> goOn() throws InterruptedException {
            try {
                if (sendings == null) {
                    sendings = sink.prepare(message);
                }
                while (sent < sendings.size()) {
                    sendings.get(sent).send();
                    sent++;
                }
                return Optional.empty();
            } catch (DeliveryException e) {
                return Optional.of(e);
            } catch (RuntimeException e) {
                // Its text is not known to be free of secrets.
                String name = e.getClass().getSimpleName();
                return Optional.of(DeliveryException.terminal("the message could not be sent: " + name));
            }
        }
    }
}
