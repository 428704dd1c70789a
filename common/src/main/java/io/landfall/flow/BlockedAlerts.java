package io.landfall.flow;

import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import io.landfall.warehouse.contention.Blocked;
import io.landfall.warehouse.contention.BlockedListener;
import io.landfall.warehouse.contention.Blocker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells a person who holds up a pipeline: once for each table and holder, and not before it has lasted long enough to be
 * worth a look.
 */
public final class BlockedAlerts implements BlockedListener {

    private static final Duration WORTH_A_LOOK = Duration.ofMinutes(2);

    private final String warehouse;
    private final String pipeline;
    private final Announcer announcer;
    private final Duration worthALook;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public BlockedAlerts(String warehouse, String pipeline, Announcer announcer) {
        this(warehouse, pipeline, announcer, WORTH_A_LOOK);
    }

    BlockedAlerts(String warehouse, String pipeline, Announcer announcer, Duration worthALook) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.announcer = announcer;
        this.worthALook = worthALook;
    }

    @Override
    public void blocked(Blocked blocked) {
        String pids = blocked.blockers().stream().map(b -> "" + b.pid()).collect(Collectors.joining(","));
        String subject = blocked.table() + " held by " + pids;
        if (blocked.waited().compareTo(worthALook) >= 0 && told.add(subject)) {
            announcer.announceFirst(alert(blocked, subject));
        }
    }

    private AlertRaised alert(Blocked blocked, String subject) {
        return new AlertRaised(
                warehouse,
                pipeline,
                "write-blocked",
                pipeline + "/write-blocked/" + blocked.table(),
                Severity.WARN,
                null,
                subject,
                "pipeline " + pipeline + " waits for a lock on " + blocked.table(),
                blocked.blockers().stream().map(BlockedAlerts::words).collect(Collectors.joining("; ")),
                "it goes on waiting, and ends a session of its own that was left behind",
                "let that transaction end, or end its session: SELECT pg_terminate_backend(pid)",
                "docs/runbook/write-blocked.md",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                1);
    }

    private static String words(Blocker blocker) {
        return "session %d of %s, in a transaction for %d s, %s"
                .formatted(
                        blocker.pid(),
                        blocker.user(),
                        blocker.age().toSeconds(),
                        blocker.statement().isEmpty() ? "idle" : "runs: " + blocker.statement());
    }
}
