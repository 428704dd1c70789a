package io.landfall.loader.gate;

import io.landfall.event.Cause;
import io.landfall.event.QualityFailed;
import io.landfall.flow.Announcer;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Project;
import io.landfall.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of batches a gate refuses: it is recorded and told, and they wait for company. The same ones again would be
 * refused again, so a load is tried when others are among what waits, or fewer, or somebody asks. A service that starts tries
 * once, because somebody may have mended something; that is no attempt, and one that starts again and again leaves it. The
 * worker's own.
 */
public final class GateRefusals {

    private final GateRecords records;
    private final Announcer announcer;
    private Set<String> refused = Set.of();
    private Runnable untold = () -> {};
    private boolean isAsked;

    public GateRefusals(Project project, Announcer announcer) {
        this.records = new GateRecords(project);
        this.announcer = announcer;
    }

    /** Records the refusal, and tells it; if that fails, {@link #tell} does it later. */
    public void refuse(Warehouse warehouse, GateFailedException failure) throws Exception {
        QualityFailed failed = records.failed(warehouse, failure, isAsked);
        refused = ids(failure.batches());
        isAsked = true;
        Cause cause = failure.batches().get(0).cause();
        untold = () -> announcer.announce(cause, failed);
        tell();
    }

    /** Tells what is recorded and could not be told. */
    public void tell() {
        untold.run();
        untold = () -> {};
    }

    /** Tells again of what waits why it was refused, because somebody may not have heard it; leaves it where that was often. */
    public void again(Warehouse warehouse, List<StagedBatch> waiting) throws Exception {
        Optional<QualityFailed> failed = warehouse.run(session -> records.failed(session, waiting));
        if (failed.isPresent() && warehouse.run(session -> records.areTriedOften(session, waiting))) {
            refused = ids(waiting);
        }
        failed.ifPresent(event -> announcer.announce(waiting.get(0).cause(), event));
    }

    /** Whether these, and no others, were refused last. */
    public boolean areRefused(List<StagedBatch> batches) {
        return !refused.isEmpty() && refused.equals(ids(batches));
    }

    /** Somebody wants them tried again. */
    public void forget() {
        refused = Set.of();
        isAsked = true;
    }

    private static Set<String> ids(List<StagedBatch> batches) {
        return batches.stream().map(b -> b.announcement().batch()).collect(Collectors.toSet());
    }
}
