package io.landfall.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets things wait for their time without keeping others waiting. What waits is not kept: Kafka has it still. */
public final class DueTimes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DueTimes.class);

    private final Clock clock;
    private final ScheduledExecutorService timer;

    /** @param name of the thread */
    public DueTimes(String name) {
        this(name, Clock.systemUTC());
    }

    /**
     * @param name of the thread
     * @param clock by which it is found how long something has to wait
     */
    public DueTimes(String name, Clock clock) {
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
    }

    /** Does it at that time, or at once if that is over; never where this is closed before. */
    public void at(Instant due, Callable<Void> work) {
        long millis = Math.max(0, Duration.between(clock.instant(), due).toMillis());
        try {
            timer.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the service stops; what was due at {} comes again", due);
        }
    }

    /** Does it now, and again so long after it ended, until this is closed; one that fails does not end it. */
    public void every(Duration pause, Runnable work) {
        timer.scheduleWithFixedDelay(() -> attempt(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("what is done from time to time failed, and is tried the next time", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
