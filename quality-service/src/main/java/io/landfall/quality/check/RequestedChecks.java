package io.landfall.quality.check;

import io.landfall.event.ChecksRefused;
import io.landfall.event.Occasion;
import io.landfall.event.QualityEvent;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RunChecks;
import io.landfall.ledger.BaselineLedger;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Project;
import io.landfall.project.check.ChangedLessThan;
import io.landfall.project.check.Check;
import io.landfall.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks that no load is the reason for: somebody asked, or it is their time. Gates are checks like others then. */
public final class RequestedChecks {

    /** What the ledger has room for. */
    private static final int LONGEST_ID = 64;

    private final Project project;
    private final String pipeline;
    private final CheckRun run;
    private final LoadedRows rows;

    public RequestedChecks(Project project, CheckRun run) {
        this.project = project;
        this.pipeline = project.pipeline().pipeline();
        this.run = run;
        this.rows = new LoadedRows(pipeline);
    }

    private record Known(Optional<QualityOutcome> ended, List<StagedBatch> batches) {}

    /** Why the checks are not run; empty if they are. Asks nobody. */
    public Optional<ChecksRefused> refusal(RunChecks command) {
        String problem = problem(command);
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChecksRefused(pipeline, command.requestId(), problem));
    }

    private String problem(RunChecks command) {
        if (command.requestId().getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
            return "the id of a request has at most " + LONGEST_ID + " bytes";
        }
        CheckSelection selection = selection(command);
        String others = selection.checks().stream()
                .filter(check -> command.accepts() && !(check.test() instanceof ChangedLessThan))
                .map(Check::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? selection.problem()
                : "only a changed_less_than compares with earlier runs, so that there is something to accept; these do not: "
                        + others;
    }

    /**
     * Runs what the command names, over the tables as they are; the same command again has the same answer. Refused where
     * nothing of it can be asked. What it accepts is compared with nothing before.
     */
    public QualityEvent run(Warehouse warehouse, RunChecks command) throws Exception {
        List<Check> checks = selection(command).checks();
        Known known = known(warehouse, command.requestId());
        CheckRequest request = new CheckRequest(command.requestId(), Occasion.REQUEST, 1, checks, known.batches());
        if (known.ended().isEmpty()) {
            if (run.askable(warehouse, request).isEmpty()) {
                return new ChecksRefused(
                        pipeline,
                        command.requestId(),
                        "these checks have nothing to look at: " + CheckRun.NOTHING_TO_LOOK_AT);
            }
            if (command.accepts()) {
                accept(warehouse, command.requestId(), checks);
            }
        }
        return run(warehouse, known, request);
    }

    private void accept(Warehouse warehouse, String request, List<Check> checks) throws Exception {
        warehouse.write(Ledger.checkFence(pipeline), session -> {
            new BaselineLedger(pipeline)
                    .accept(session, checks.stream().map(Check::name).toList(), request);
            return null;
        });
    }

    /** Runs the check because its time has come; a run that ended before is not repeated. */
    public QualityOutcome run(Warehouse warehouse, String id, Check check) throws Exception {
        Known known = known(warehouse, id);
        return run(warehouse, known, new CheckRequest(id, Occasion.SCHEDULE, 1, List.of(check), known.batches()));
    }

    private Known known(Warehouse warehouse, String id) throws Exception {
        return warehouse.run(
                session -> new Known(new CheckLedger(pipeline).newest(session, id), rows.ofNewestLoad(session)));
    }

    private QualityOutcome run(Warehouse warehouse, Known known, CheckRequest request) throws Exception {
        return known.ended().isPresent() ? known.ended().get() : run.run(warehouse, request);
    }

    private CheckSelection selection(RunChecks command) {
        return new CheckSelection(project.pipeline().checks(), command.select());
    }
}
