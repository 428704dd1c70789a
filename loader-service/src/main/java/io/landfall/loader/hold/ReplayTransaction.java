package io.landfall.loader.hold;

import io.landfall.event.BatchesReleased;
import io.landfall.event.Cause;
import io.landfall.event.ReplayBatch;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.HeldLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.ReplacedLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.request.RequestRefusedException;
import io.landfall.project.Suggestion;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Releases held batches, in one transaction under the pipeline's fence; the next load takes them. */
public final class ReplayTransaction {

    private static final int MOST_SUGGESTED = 1000;

    private final String pipeline;
    private final HeldLedger held;
    private final BatchLedger batches;
    private final ReplacedLedger replaced;

    public ReplayTransaction(String pipeline) {
        this.pipeline = pipeline;
        this.held = new HeldLedger(pipeline);
        this.batches = new BatchLedger(pipeline);
        this.replaced = new ReplacedLedger(pipeline);
    }

    /**
     * Releases what the command names; the same command again changes nothing and has the same answer.
     *
     * @throws RequestRefusedException if there is nothing to release
     */
    public BatchesReleased run(Warehouse warehouse, ReplayBatch command, Cause cause) throws Exception {
        return warehouse.write(Ledger.loadFence(pipeline), session -> {
            List<String> before = held.releasedBy(session, command.requestId());
            if (!before.isEmpty()) {
                return released(session, command, before);
            }
            List<String> wanted = command.batch() == null ? all(session) : List.of(one(session, command.batch()));
            held.release(session, wanted, command.requestId(), cause);
            return released(session, command, wanted);
        });
    }

    private BatchesReleased released(Handle session, ReplayBatch command, List<String> ids) {
        return BatchesReleased.of(pipeline, command.requestId(), ids, held.settled(session, ids));
    }

    /** Those whose staging table is gone stay held, and those whose corrected files are loaded. */
    private List<String> all(Handle session) throws RequestRefusedException {
        List<StagedBatch> wanted = new ArrayList<>(batches.held(session));
        Set<String> anew = replaced.loadedAnew(session, ids(wanted));
        wanted.removeIf(b -> anew.contains(b.announcement().batch()));
        int of = wanted.size();
        Set<String> there = staged(session, wanted);
        wanted.removeIf(b -> !there.contains(b.announcement().stagingTable()));
        if (wanted.isEmpty()) {
            throw new RequestRefusedException(
                    of == 0
                            ? "no batch of pipeline " + pipeline + " is held"
                            : "the staging tables of all " + of + " held batches are gone; load their files again with:"
                                    + " ./landfall backfill DATASET --reload");
        }
        return ids(wanted);
    }

    private static List<String> ids(List<StagedBatch> batches) {
        return batches.stream().map(b -> b.announcement().batch()).toList();
    }

    private String one(Handle session, String id) throws RequestRefusedException {
        Optional<StagedBatch> batch = batches.find(session, id);
        if (batch.isEmpty()) {
            throw new RequestRefusedException("there is no batch " + id + " of pipeline " + pipeline
                    + Suggestion.didYouMean(id, batches.newest(session, MOST_SUGGESTED)));
        }
        Optional<String> load = new LoadLedger(pipeline).ofBatch(session, id);
        if (load.isPresent()) {
            throw new RequestRefusedException("batch " + id + " is loaded, by load " + load.get()
                    + "; to load it again, undo that first: ./landfall undo " + load.get());
        }
        if (BatchLedger.isSuperseded(session, id)
                || !replaced.loadedAnew(session, List.of(id)).isEmpty()) {
            throw new RequestRefusedException("the files of batch " + id + " landed again, and came in another batch");
        }
        if (!held.isHeld(session, id)) {
            throw new RequestRefusedException("batch " + id + " is not held; it waits for the next load");
        }
        if (staged(session, List.of(batch.get())).isEmpty()) {
            throw new RequestRefusedException("the staging table of batch " + id + ", "
                    + batch.get().announcement().stagingTable()
                    + ", is gone; load its files again with: ./landfall backfill "
                    + pipeline + '/' + batch.get().announcement().dataset() + " --reload");
        }
        return id;
    }

    /** The staging tables that are there. */
    private static Set<String> staged(Handle session, List<StagedBatch> batches) {
        if (batches.isEmpty()) {
            return Set.of();
        }
        String tables = batches.stream()
                .map(b -> QualifiedName.parse(b.announcement().stagingTable()))
                .map(t -> "(table_schema = " + Identifier.literal(t.schema()) + " AND table_name = "
                        + Identifier.literal(t.name()) + ")")
                .collect(Collectors.joining(" OR "));
        return session.createQuery(
                        "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE " + tables)
                .mapTo(String.class)
                .set();
    }
}
