package io.landfall.loader.retry;

import io.landfall.event.Cause;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.Occasion;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.GateLedger;
import io.landfall.loader.gate.GateRefusals;
import io.landfall.loader.hold.Quarantine;
import io.landfall.loader.request.RequestRefusedException;
import io.landfall.project.Project;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Carries out what is asked of the loader because checks failed. A request may come again: its effect is there once. The load
 * that follows it is the worker's.
 */
public final class LoadRetries {

    private static final Map<Occasion, Set<RetryAction>> OURS = Map.of(
            Occasion.GATE, EnumSet.of(RetryAction.RECHECK, RetryAction.RELOAD, RetryAction.QUARANTINE),
            Occasion.LOAD, EnumSet.of(RetryAction.RELOAD, RetryAction.RESTAGE, RetryAction.QUARANTINE));

    private final String pipeline;
    private final Announcer announcer;
    private final GateRefusals refusals;
    private final Quarantine quarantine;
    private final LoadReversal reversal;
    private final GateLedger ledger;

    public LoadRetries(Project project, Announcer announcer, GateRefusals refusals, Quarantine quarantine) {
        this.pipeline = project.pipeline().pipeline();
        this.announcer = announcer;
        this.refusals = refusals;
        this.quarantine = quarantine;
        this.reversal = new LoadReversal(project.pipeline());
        this.ledger = new GateLedger(pipeline);
    }

    /** Whether the loader is asked, and not another service. */
    public static boolean concern(RetryRequested retry) {
        return OURS.getOrDefault(retry.occasion(), Set.of()).contains(retry.action());
    }

    /**
     * Does what is asked, and tells what came of it.
     *
     * @throws Exception if it may succeed later; what was done by then stays so
     */
    public void carryOut(WarehouseGate.Open open, RetryRequested retry, Cause cause) throws Exception {
        try {
            if (retry.occasion() == Occasion.GATE) {
                gate(open, retry);
            } else {
                List<LoadRequestEvent> done = reversal.run(open.warehouse(), retry, cause);
                refusals.forget();
                done.forEach(event -> announcer.announce(cause, event));
            }
        } catch (RequestRefusedException e) {
            announcer.announce(cause, refused(retry, e.getMessage()));
        }
    }

    /** What waits only because it was refused is tried again by the load that follows. */
    private void gate(WarehouseGate.Open open, RetryRequested retry) throws Exception {
        if (retry.action() == RetryAction.QUARANTINE) {
            if (open.warehouse().run(session -> isWaiting(session, retry))) {
                quarantine.run(open);
            }
        } else if (open.warehouse().run(session -> isWaiting(session, retry) && !isTried(session, retry))) {
            refusals.forget();
        }
    }

    /** Whether something of what the gate refused waits still: it may be loaded, held or superseded meanwhile. */
    private boolean isWaiting(Handle session, RetryRequested retry) {
        List<String> refused = ledger.batches(session, retry.run());
        return !new BatchLedger(pipeline).unloaded(session, refused).isEmpty();
    }

    /** Whether the attempt was made already: by this request, or because more batches came. */
    private boolean isTried(Handle session, RetryRequested retry) {
        return ledger.attempts(session, ledger.batches(session, retry.run())) >= retry.attempt();
    }

    private RetryRefused refused(RetryRequested retry, String reason) {
        return new RetryRefused(pipeline, retry.run(), retry.occasion(), retry.attempt(), retry.action(), reason);
    }
}
