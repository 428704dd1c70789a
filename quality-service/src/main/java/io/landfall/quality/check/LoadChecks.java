package io.landfall.quality.check;

import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.UndoLedger;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The checks after a load: those whose tables it changed. Gates were asked inside it and are not repeated. */
public final class LoadChecks {

    private final Project project;
    private final String pipeline;
    private final CheckRun run;
    private final Attempts attempts;

    /** Which attempt a run begins with. */
    @FunctionalInterface
    public interface Attempts {

        /** From 1; more where a load of the same files was checked and undone before. */
        int of(Handle session, String load, List<StagedBatch> batches);
    }

    public LoadChecks(Project project, CheckRun run, Attempts attempts) {
        this.project = project;
        this.pipeline = project.pipeline().pipeline();
        this.run = run;
        this.attempts = attempts;
    }

    /**
     * What is known of a load before its checks.
     *
     * @param ended how they ended if they have; the newest attempt
     */
    private record Known(boolean isUndone, Optional<QualityOutcome> ended, int attempt, List<StagedBatch> batches) {}

    /** The outcome, recorded in the ledger; a run that ended before is not repeated. Empty for a load that is undone. */
    public Optional<QualityOutcome> run(Warehouse warehouse, TablesLoaded loaded) throws Exception {
        Known known = warehouse.run(session -> known(session, loaded.load()));
        if (known.isUndone() || known.ended().isPresent()) {
            return known.isUndone() ? Optional.empty() : known.ended();
        }
        List<Check> checks = concerned(loaded);
        return Optional.of(run.run(
                warehouse, new CheckRequest(loaded.load(), Occasion.LOAD, known.attempt(), checks, known.batches())));
    }

    private Known known(Handle session, String load) {
        List<StagedBatch> batches = new BatchLedger(pipeline).takenBy(session, load);
        return new Known(
                new UndoLedger(pipeline).undone(session, load).isPresent(),
                new CheckLedger(pipeline).newest(session, load),
                attempts.of(session, load, batches),
                batches);
    }

    private List<Check> concerned(TablesLoaded loaded) {
        Set<QualifiedName> changed = Stream.concat(
                        loaded.tables().entrySet().stream()
                                .filter(e -> isChange(e.getValue()))
                                .map(Map.Entry::getKey)
                                .map(QualifiedName::parse),
                        project.pipeline().datasets().stream()
                                .filter(d -> loaded.staged().containsKey(d.name()))
                                .map(Dataset::stagingTable))
                .collect(Collectors.toSet());
        return project.pipeline().checks().stream()
                .filter(check -> !check.gate())
                .filter(check ->
                        check.tables().isEmpty() || check.tables().stream().anyMatch(changed::contains))
                .toList();
    }

    private static boolean isChange(TableChange change) {
        return change.inserted() + change.updated() + change.removed() > 0;
    }
}
