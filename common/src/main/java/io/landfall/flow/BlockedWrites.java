package io.landfall.flow;

import io.landfall.event.LockHolder;
import io.landfall.event.WriteBlocked;
import io.landfall.warehouse.contention.Blocked;
import io.landfall.warehouse.contention.BlockedListener;
import io.landfall.warehouse.contention.Blocker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells who holds up a pipeline: not before it has lasted long enough to be worth a look, and not again before it has lasted so
 * long once more, unless somebody else holds the lock.
 */
public final class BlockedWrites implements BlockedListener {

    private static final Duration WORTH_A_LOOK = Duration.ofMinutes(2);

    private final String pipeline;
    private final String work;
    private final Announcer announcer;
    private final Duration worthALook;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private record Told(List<Integer> holders, Duration waited) {

        boolean saysEnough(Told next, Duration worthALook) {
            return holders.equals(next.holders)
                    && next.waited.compareTo(waited) >= 0
                    && next.waited.minus(waited).compareTo(worthALook) < 0;
        }
    }

    /** @param work what waits, as in {@link WriteBlocked#work} */
    public BlockedWrites(String pipeline, String work, Announcer announcer) {
        this(pipeline, work, announcer, WORTH_A_LOOK);
    }

    BlockedWrites(String pipeline, String work, Announcer announcer, Duration worthALook) {
        this.pipeline = pipeline;
        this.work = work;
        this.announcer = announcer;
        this.worthALook = worthALook;
    }

    @Override
    public void blocked(Blocked blocked) {
        if (blocked.waited().compareTo(worthALook) < 0) {
            return;
        }
        Told next = new Told(blocked.blockers().stream().map(Blocker::pid).toList(), blocked.waited());
        Told before = told.get(blocked.table());
        if (before == null || !before.saysEnough(next, worthALook)) {
            told.put(blocked.table(), next);
            announcer.announceFirst(event(blocked));
        }
    }

    private WriteBlocked event(Blocked blocked) {
        List<LockHolder> holders =
                blocked.blockers().stream().map(BlockedWrites::holder).toList();
        return new WriteBlocked(
                pipeline, blocked.table(), work, holders, blocked.waited().toMillis());
    }

    private static LockHolder holder(Blocker blocker) {
        return new LockHolder(blocker.pid(), blocker.user(), blocker.age().toMillis(), blocker.statement());
    }
}
