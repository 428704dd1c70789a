package io.landfall.loader.retry;

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

    private final ScheduledExecutorService clock;

    /** @param name of the thread */
    public DueTimes(String name) {
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
    }

    /** Does it at that time, or at once if that is over; never where this is closed before. */
    public void at(Instant due, Callable<Void> work) {
        long millis = Math.max(0, Duration.between(Instant.now(), due).toMillis());
        try {
            clock.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the service stops; what was due at {} comes again", due);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
