package io.landfall.stager.reconcile;

import io.landfall.project.PipelineDefinition;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles by itself: {@linkplain Look looks}, as often as the pipeline says, and sooner where a look failed. */
public final class Schedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final double JITTER = 0.1;

    private final PipelineDefinition pipeline;
    private final Look look;
    private final Duration retry;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** @param retry before what failed is tried again; longer each time it fails, and never longer than between two looks */
    public Schedule(PipelineDefinition pipeline, Look look, Duration retry) {
        this.pipeline = pipeline;
        this.look = look;
        Duration every = pipeline.reconcile().every();
        this.retry = retry.compareTo(every) < 0 ? retry : every;
        this.thread = new Thread(this::work, "reconcile-" + pipeline.pipeline());
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void work() {
        try {
            Duration next = Duration.ZERO;
            Duration patience = retry;
            while (!stop.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
                boolean done = done();
                next = done ? (look.hasCompared() ? pause() : Duration.ZERO) : patience;
                patience = done ? retry : longer(patience);
            }
        } catch (InterruptedException e) {
            LOG.debug("reconciling of {} stops", pipeline.pipeline());
        }
    }

    private boolean done() throws InterruptedException {
        try {
            look.look();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn(
                    "bucket and ledger of {} cannot be compared, trying again: {}",
                    pipeline.pipeline(),
                    e.getMessage());
            return false;
        }
    }

    /** What goes on failing is asked for less and less often: each attempt wakes the warehouse. */
    private Duration longer(Duration patience) {
        Duration longer = patience.multipliedBy(2);
        Duration every = pipeline.reconcile().every();
        return longer.compareTo(every) < 0 ? longer : every;
    }

    private Duration pause() {
        Duration every = pipeline.reconcile().every();
        long jitter =
                (long) (every.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble());
        return every.plusMillis(jitter);
    }

    /** Whether it still works. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
    }
}
