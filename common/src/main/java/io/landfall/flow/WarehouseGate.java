package io.landfall.flow;

import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.failure.GrowingPause;
import io.landfall.warehouse.Warehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closed until the project's warehouse is ready and prepared. Work waits at {@link #await()}, so while the warehouse is
 * paused or gone it stays in Kafka.
 */
public final class WarehouseGate implements WarehouseListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WarehouseGate.class);
    private final String warehouse;
    private final Function<ClusterReady, Warehouse> connect;
    private final Preparation preparation;
    private final Duration pause;
    private final ExecutorService opener;
    /** What was announced last; a preparation for anything older is given up. */
    private ClusterReady wanted;

    private Open open;
    private boolean closed;

    /** The warehouse behind the open gate. */
    public record Open(ClusterReady ready, Warehouse warehouse) {}

    /** What has to be done before work may begin: schemas, tables, what was committed but not announced. */
    @FunctionalInterface
    public interface Preparation {
        void prepare(Open warehouse) throws Exception;
    }

    /**
     * @param warehouse the name of the warehouse that is waited for; others are ignored
     * @param preparation repeated until it succeeds, or the warehouse is gone
     * @param pause before the preparation is tried again; longer after each further failure
     */
    public WarehouseGate(
            String warehouse, Function<ClusterReady, Warehouse> connect, Preparation preparation, Duration pause) {
        this.pause = pause;
        this.warehouse = warehouse;
        this.connect = connect;
        this.preparation = preparation;
        this.opener = Executors.newSingleThreadExecutor(work -> new Thread(work, "open-" + warehouse));
    }

    /** With the pause of an installation that says nothing else. */
    public WarehouseGate(String warehouse, Function<ClusterReady, Warehouse> connect, Preparation preparation) {
        this(warehouse, connect, preparation, Duration.ofSeconds(5));
    }

    /**
     * Opens the gate as soon as the preparation succeeded. A second announcement of the same warehouse changes nothing;
     * another address closes the gate at once.
     */
    @Override
    public void ready(ClusterReady ready) {
        if (ready.warehouse().equals(warehouse)) {
            want(ready);
            opener.execute(() -> prepare(ready));
        }
    }

    /** Closes the gate at once; work in hand may still fail and is then done again after the resume. */
    @Override
    public void paused(ClusterPaused paused) {
        if (paused.warehouse().equals(warehouse)) {
            want(null);
            LOG.info("warehouse {} is paused; work waits", warehouse);
        }
    }

    /** Closes the gate at once; work in hand may still fail and is then done again later. */
    @Override
    public void gone(String name) {
        if (name.equals(warehouse)) {
            want(null);
        }
    }

    /**
     * The warehouse, as soon as the gate is open.
     *
     * @throws InterruptedException also when the gate is closed for good, because the service stops
     */
    public synchronized Open await() throws InterruptedException {
        while (open == null && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("the service stops");
        }
        return open;
    }

    /** The warehouse, if the gate is open at this moment. */
    public synchronized Optional<Open> now() {
        return Optional.ofNullable(open);
    }

    /**
     * Whether this is still the warehouse behind the gate. A failure of work on one that was paused or replaced meanwhile says
     * nothing about the work.
     */
    public synchronized boolean isOpen(Open warehouse) {
        return open == warehouse;
    }

    private synchronized void want(ClusterReady ready) {
        wanted = ready;
        if (open != null && !open.ready().equals(ready)) {
            open = null;
        }
    }

    private synchronized boolean isToBePrepared(ClusterReady ready) {
        return ready.equals(wanted) && open == null && !closed;
    }

    private synchronized void open(Open prepared) {
        if (prepared.ready().equals(wanted)) {
            open = prepared;
            notifyAll();
        }
    }

    private void prepare(ClusterReady ready) {
        GrowingPause growing = new GrowingPause(pause);
        while (isToBePrepared(ready)) {
            Open candidate = new Open(ready, connect.apply(ready));
            try {
                preparation.prepare(candidate);
                open(candidate);
                LOG.info("warehouse {} at {}:{} is prepared", warehouse, ready.host(), ready.port());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.error("warehouse {} cannot be prepared, trying again: {}", warehouse, e.getMessage(), e);
                if (!pause(growing.next())) {
                    return;
                }
            }
        }
    }

    private static boolean pause(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        opener.shutdownNow();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}
