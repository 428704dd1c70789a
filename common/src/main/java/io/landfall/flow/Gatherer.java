package io.landfall.flow;

import io.landfall.metrics.WorkMeters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batch while busy, load when idle: an item that finds the worker idle is handled at once; while the worker is busy items
 * gather and are handled together. One worker, so one writer for the shard. What fails is handled again, together with
 * what gathered meanwhile, after a pause; nothing is ever left out.
 *
 * @param <T> what is handled; it carries its own acknowledgement, called by the handler when the effect is committed
 */
public final class Gatherer<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gatherer.class);
    private static final long STOP_SECONDS = 7;

    private final String name;
    private final int most;
    private final Duration pause;
    private final Handler<T> handler;
    private final BlockingQueue<T> waiting;
    private final Thread worker;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Handles what has gathered. */
    @FunctionalInterface
    public interface Handler<T> {

        /** @throws Exception if the items are to be handled again after the pause */
        void handle(List<T> items) throws Exception;
    }

    /**
     * @param name of the worker's thread
     * @param most items handled together
     * @param capacity items that may wait; {@link #offer} blocks beyond it, so that the rest waits in Kafka
     * @param pause how long to wait after a failure
     */
    public Gatherer(String name, int most, int capacity, Duration pause, Handler<T> handler) {
        this.name = name;
        this.most = most;
        this.pause = pause;
        this.handler = handler;
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.worker = new Thread(this::work, name);
        WorkMeters.waiting(name, waiting);
    }

    /** Starts the worker. */
    public Gatherer<T> start() {
        worker.start();
        return this;
    }

    /** Hands an item over; waits while too many wait already. */
    public void offer(T item) throws InterruptedException {
        waiting.put(item);
    }

    private void work() {
        List<T> items = new ArrayList<>();
        try {
            while (stop.getCount() > 0) {
                gather(items);
                if (!items.isEmpty() && handled(items)) {
                    items.clear();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} stops with {} items that will be delivered again", name, items.size() + waiting.size());
        }
    }

    private void gather(List<T> items) throws InterruptedException {
        if (items.isEmpty()) {
            T first = waiting.poll(1, TimeUnit.SECONDS);
            if (first != null) {
                items.add(first);
            }
        }
        waiting.drainTo(items, Math.max(0, most - items.size()));
    }

    private boolean handled(List<T> items) throws InterruptedException {
        try {
            handler.handle(List.copyOf(items));
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("{}: trying again in {} s: {}", name, pause.toSeconds(), e.getMessage(), e);
            stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
    }

    /** Whether the worker still works; it ends early only by an error of the machine, such as exhausted memory. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    /** Asks the worker to stop after the work in hand, without waiting for it. */
    public void stop() {
        stop.countDown();
    }

    /** Lets the work in hand end, then stops; what still waits was never acknowledged and comes again. */
    @Override
    public void close() {
        stop();
        try {
            worker.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            worker.interrupt();
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
