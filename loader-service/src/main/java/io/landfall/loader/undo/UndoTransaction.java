package io.landfall.loader.undo;

import io.landfall.event.Cause;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.LoadUndone;
import io.landfall.event.TableUndo;
import io.landfall.event.TablesLoaded;
import io.landfall.event.UndoLoad;
import io.landfall.event.UndoPlanned;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.HeldLedger;
import io.landfall.ledger.ImageEntry;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.UndoLedger;
import io.landfall.loader.request.RequestRefusedException;
import io.landfall.project.Suggestion;
import io.landfall.project.UndoRule;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Takes back exactly what one load did to its tables, holds its batches, and records it, in one transaction under the
 * pipeline's fence.
 */
public final class UndoTransaction {

    private static final int MOST_SUGGESTED = 1000;

    private final String pipeline;
    private final UndoRule rule;
    private final UndoLedger ledger;
    private final LoadLedger loads;

    public UndoTransaction(String pipeline, UndoRule rule) {
        this.pipeline = pipeline;
        this.rule = rule;
        this.ledger = new UndoLedger(pipeline);
        this.loads = new LoadLedger(pipeline);
    }

    /** Carries what was found out of a transaction that is to be rolled back. */
    private static final class DryRun extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient UndoPlanned plan;

        DryRun(UndoPlanned plan) {
            super(plan.load(), null, false, false);
            this.plan = plan;
        }
    }

    /**
     * Undoes the load; the same command again changes nothing and has the same answer.
     *
     * @throws RequestRefusedException if it cannot be done exactly
     */
    public LoadRequestEvent run(Warehouse warehouse, UndoLoad command, Cause cause) throws Exception {
        try {
            return warehouse.write(Ledger.loadFence(pipeline), session -> {
                if (!command.dryRun()) {
                    return run(session, command, cause);
                }
                Optional<LoadUndone> before = ledger.undone(session, command.load());
                if (before.isPresent()) {
                    return again(command, before.get());
                }
                throw new DryRun(planned(undo(session, command)));
            });
        } catch (DryRun e) {
            return e.plan;
        }
    }

    /** As the other, as a part of a transaction that has the pipeline's fence. Not for dry runs. */
    public LoadUndone run(Handle session, UndoLoad command, Cause cause) throws RequestRefusedException {
        Optional<LoadUndone> before = ledger.undone(session, command.load());
        if (before.isPresent()) {
            return again(command, before.get());
        }
        LoadUndone undone = undo(session, command);
        record(session, undone, cause);
        return undone;
    }

    private static LoadUndone again(UndoLoad command, LoadUndone undone) throws RequestRefusedException {
        if (undone.requestId().equals(command.requestId())) {
            return undone;
        }
        throw new RequestRefusedException("load " + command.load()
                + " is undone already; its batches are held, load them again with: ./landfall replay BATCH");
    }

    private static UndoPlanned planned(LoadUndone undone) {
        return new UndoPlanned(
                undone.pipeline(),
                undone.requestId(),
                undone.load(),
                undone.batches(),
                undone.replayable(),
                undone.tables());
    }

    private LoadUndone undo(Handle session, UndoLoad command) throws RequestRefusedException {
        TablesLoaded load = loads.find(session, command.load()).orElse(null);
        if (load == null) {
            throw new RequestRefusedException("there is no load " + command.load() + " of pipeline " + pipeline
                    + Suggestion.didYouMean(command.load(), loads.newest(session, MOST_SUGGESTED)));
        }
        List<ImageEntry> images = images(session, load);
        Map<String, TableUndo> tables = new TreeMap<>();
        if (!images.isEmpty()) {
            RestorableTables shapes = unchanged(session, images);
            new LaterLoads(session, pipeline).refuseIfTouched(load.load(), images);
            List<ImageEntry> lastFirst = new ArrayList<>(images);
            Collections.reverse(lastFirst);
            for (ImageEntry image : lastFirst) {
                RestorableTable shape = shapes.of(QualifiedName.parse(image.target()));
                TableUndo undo = new Restoration(session, image, shape).run();
                if (load.tables().containsKey(image.target())) {
                    tables.merge(image.target(), undo, UndoTransaction::and);
                }
            }
        }
        return new LoadUndone(
                pipeline,
                command.requestId(),
                load.load(),
                load.batches(),
                loads.undropped(session, load.load()),
                tables);
    }

    private static TableUndo and(TableUndo a, TableUndo b) {
        return new TableUndo(a.removed() + b.removed(), a.restored() + b.restored());
    }

    private List<ImageEntry> images(Handle session, TablesLoaded load) throws RequestRefusedException {
        List<ImageEntry> images = ledger.kept(session, load.load());
        if (images.isEmpty() && !load.tables().isEmpty()) {
            throw new RequestRefusedException("what load " + load.load() + " changed is not kept"
                    + (rule.keeps()
                            ? " any more: it is for " + rule.keep().toHours() + " hours (undo.keep in pipeline.yaml)"
                            : ": undo.keep in pipeline.yaml is 0"));
        }
        for (ImageEntry image : images) {
            if (ImageKind.valueOf(image.kind()) == ImageKind.NONE) {
                throw new RequestRefusedException(
                        "what load " + load.load() + " did to " + image.target() + " was not kept: " + image.columns());
            }
        }
        return images;
    }

    private static RestorableTables unchanged(Handle session, List<ImageEntry> images) throws RequestRefusedException {
        Set<QualifiedName> tables =
                images.stream().map(i -> QualifiedName.parse(i.target())).collect(Collectors.toSet());
        RestorableTables shapes = RestorableTables.of(session, tables);
        for (ImageEntry image : images) {
            RestorableTable shape = shapes.shapes().get(QualifiedName.parse(image.target()));
            if (shape == null) {
                throw new RequestRefusedException(image.target() + " is gone");
            }
            List<String> changes = shape.changesSince(image.columns());
            if (!changes.isEmpty()) {
                throw new RequestRefusedException(
                        "the columns of " + image.target() + " changed since: " + String.join(", ", changes));
            }
        }
        return shapes;
    }

    private void record(Handle session, LoadUndone undone, Cause cause) {
        ledger.undone(session, undone, cause);
        List<String> batches = new BatchLedger(pipeline)
                .takenBy(session, undone.load()).stream()
                        .map(b -> b.announcement().batch())
                        .toList();
        new HeldLedger(pipeline).hold(session, batches, "load " + undone.load() + " was undone", undone.load());
    }
}
