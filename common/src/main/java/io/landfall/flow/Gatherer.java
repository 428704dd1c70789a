package io.landfall.flow;

import io.landfall.failure.GrowingPause;
import io.landfall.metrics.WorkMeters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batch while busy, load when idle: an item that finds the worker idle is handled at once, unless the last round began too
 * short a time ago; while the worker is busy items gather and are handled together, within bounds. One worker, so one writer for the shard. What fails is handled again, together with
 * what gathered meanwhile, after a pause; nothing is ever left out.
 *
 * @param <T> what is handled; it carries its own acknowledgement, called by the handler when the effect is committed
 */
public final class Gatherer<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gatherer.class);
    private static final long STOP_SECONDS = 7;
    private static final Duration MOST_WAIT = Duration.ofSeconds(1);

    private final String name;
    private final GatherBounds<T> bounds;
    private final GrowingPause pause;
    private final Handler<T> handler;
    private final BlockingQueue<Offered<T>> waiting;
    private final Thread worker;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Taken from the queue, but too much for the round it would have joined: the worker's own. */
    private Offered<T> left;

    private long lastBegunNanos;

    /** Wakes a worker that waits for items when it is to stop. */
    private final Offered<T> end = new Offered<>(null, 0);

    private record Offered<T>(T item, long sinceNanos) {}

    /** Handles what has gathered. */
    @FunctionalInterface
    public interface Handler<T> {

        /** @throws Exception if the items are to be handled again after the pause */
        void handle(List<T> items) throws Exception;
    }

    /**
     * @param name of the worker's thread
     * @param bounds how much is handled together, and when
     * @param capacity items that may wait; {@link #offer} blocks beyond it, so that the rest waits in Kafka
     * @param pause how long to wait after a first failure; longer after each further one
     */
    public Gatherer(String name, GatherBounds<T> bounds, int capacity, Duration pause, Handler<T> handler) {
        this.name = name;
        this.bounds = bounds;
        this.pause = new GrowingPause(pause);
        this.handler = handler;
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.worker = new Thread(this::work, name);
        WorkMeters.waiting(name, waiting);
        this.lastBegunNanos = System.nanoTime() - bounds.minInterval().toNanos();
    }

    /** @param most items handled together */
    public Gatherer(String name, int most, int capacity, Duration pause, Handler<T> handler) {
        this(name, GatherBounds.ofItems(most), capacity, pause, handler);
    }

    /** Starts the worker. */
    public Gatherer<T> start() {
        worker.start();
        return this;
    }

    /** Hands an item over; waits while too many wait already. */
    public void offer(T item) throws InterruptedException {
        waiting.put(new Offered<>(item, System.nanoTime()));
    }

    /** Hands an item over if there is room, and says whether there was. For whoever the worker itself waits for. */
    public boolean offerAtOnce(T item) {
        return waiting.offer(new Offered<>(item, System.nanoTime()));
    }

    private void work() {
        Portion<T> portion = new Portion<>(bounds);
        try {
            while (stop.getCount() > 0) {
                gather(portion, portion.isEmpty());
                if (!portion.isEmpty() && stop.getCount() > 0 && handled(portion.items())) {
                    portion = new Portion<>(bounds);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} stops with {} items that will be delivered again", name, portion.size() + waiting.size());
        }
    }

    /** Takes what is there, and waits for more as long as the bounds say; what failed once waits for nothing. */
    private void gather(Portion<T> portion, boolean first) throws InterruptedException {
        Offered<T> next = next(first ? MOST_WAIT : Duration.ZERO);
        while (next != null && portion.takes(next.item())) {
            portion.add(next.item(), next.sinceNanos());
            next = next(Duration.ZERO);
            while (next == null && first && isToWait(portion)) {
                next = next(portion.patience(System.nanoTime(), lastBegunNanos));
            }
        }
        left = next;
    }

    private boolean isToWait(Portion<T> portion) {
        return stop.getCount() > 0
                && !portion.isFull()
                && !portion.patience(System.nanoTime(), lastBegunNanos).isNegative();
    }

    private Offered<T> next(Duration patience) throws InterruptedException {
        if (left != null) {
            Offered<T> first = left;
            left = null;
            return first;
        }
        Offered<T> next = waiting.poll(Math.min(patience.toNanos(), MOST_WAIT.toNanos()), TimeUnit.NANOSECONDS);
        return next == end ? null : next;
    }

    private boolean handled(List<T> items) throws InterruptedException {
        lastBegunNanos = System.nanoTime();
        try {
            handler.handle(items);
            pause.reset();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            Duration wait = pause.next();
            LOG.error("{}: trying again in {} s: {}", name, wait.toSeconds(), e.getMessage(), e);
            stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
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
        // Where there is no room for it, nobody waits.
        waiting.offer(end);
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
