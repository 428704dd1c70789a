package io.landfall.provisioner.service;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own. What fails is told once for each reason, and done again next time. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long STOP_SECONDS = 5;

    private final String name;
    private final Round round;
    private final ScheduledExecutorService thread;
    private String lastTrouble = "";

    /** One time. */
    @FunctionalInterface
    interface Round {
        void run() throws InterruptedException;
    }

    Watch(String name, Round round) {
        this.name = name;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
    }

    /** @param every between the end of one time and the next */
    void start(Duration every) {
        thread.scheduleWithFixedDelay(this::once, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            round.run();
            lastTrouble = "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            String trouble = String.valueOf(e.getMessage());
            if (trouble.equals(lastTrouble)) {
                LOG.debug("{} again: {}", name, trouble, e);
            } else {
                LOG.warn("{} could not look, and looks again: {}", name, trouble);
                LOG.debug("{}", name, e);
            }
            lastTrouble = trouble;
        }
    }

    /** Interrupts what is going on. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
