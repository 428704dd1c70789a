package io.landfall.warehouse.contention;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after one transaction as long as it lasts. A short one costs nothing; of a long one it is asked, over a connection
 * of its own, whether it waits for a lock and who holds it.
 */
public final class LockWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "lock-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final int pid;
    private final String fence;
    private final ContentionPolicy policy;
    private final BlockedListener listener;
    private final Supplier<Handle> connect;
    private final long begin = System.nanoTime();
    private final Map<Integer, Long> idleSince = new HashMap<>();
    private final ScheduledFuture<?> looks;

    /**
     * @param pid of the session whose transaction is looked after
     * @param fence schema and name of the table that only Landfall locks
     * @param connect opens a session to look from
     */
    public LockWatch(
            int pid, String fence, ContentionPolicy policy, BlockedListener listener, Supplier<Handle> connect) {
        this.pid = pid;
        this.fence = fence;
        this.policy = policy;
        this.listener = listener;
        this.connect = connect;
        long every = policy.every().toMillis();
        this.looks = CLOCK.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try (Handle session = connect.get()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            List<Blocked> waits = new BlockerReader(session).of(pid, waited);
            for (Blocked blocked : waits) {
                LOG.warn("waiting {} s for {}, held by {}", waited.toSeconds(), blocked.table(), blocked.blockers());
                listener.blocked(blocked);
                if (blocked.table().equals(fence)) {
                    blocked.blockers().forEach(holder -> endIfOrphan(session, holder));
                }
            }
        } catch (RuntimeException e) {
            // The transaction goes on without being looked after.
            LOG.warn("cannot look who blocks session {}: {}", pid, e.getMessage());
        }
    }

    private void endIfOrphan(Handle session, Blocker holder) {
        long now = System.nanoTime();
        if (!holder.isIdle()) {
            idleSince.remove(holder.pid());
        }
        boolean idle = holder.isIdle()
                && now - idleSince.computeIfAbsent(holder.pid(), any -> now)
                        >= policy.idle().toNanos();
        if (idle || holder.age().compareTo(policy.oldest()) >= 0) {
            LOG.warn(
                    "ending session {}, which holds {} and {}",
                    holder.pid(),
                    fence,
                    idle ? "does nothing" : "is too old");
            session.createQuery("SELECT pg_terminate_backend(:pid)")
                    .bind("pid", holder.pid())
                    .mapTo(String.class)
                    .list();
        }
    }

    @Override
    public void close() {
        looks.cancel(false);
    }
}
