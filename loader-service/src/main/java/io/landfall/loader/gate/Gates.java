package io.landfall.loader.gate;

import io.landfall.checks.BrokenCheckException;
import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckRunner;
import io.landfall.checks.CheckSubject;
import io.landfall.event.Occasion;
import io.landfall.event.QualityPassed;
import io.landfall.ledger.GateLedger;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.LoadPlan;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.project.check.Scope;
import io.landfall.warehouse.QualifiedName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The gates of a pipeline: they look at what a load wrote before anybody else can. */
public final class Gates {

    private final Project project;
    private final List<Check> gates;
    private final CheckRunner runner;
    private final GateRecords records;
    private final boolean asksAlone;

    public Gates(Project project) {
        this(project, new CheckRunner(project), false);
    }

    private Gates(Project project, CheckRunner runner, boolean asksAlone) {
        this.project = project;
        this.gates = project.pipeline().checks().stream().filter(Check::gate).toList();
        this.runner = runner;
        this.records = new GateRecords(project);
        this.asksAlone = asksAlone;
    }

    /** The same, each asked alone: slower, but one whose SQL ends with an error refuses the load by its name. */
    public Gates oneByOne() {
        return new Gates(project, runner.oneByOne(), true);
    }

    /** Whether one looks at the rows the load brings, so that they have to be there until it did. */
    public boolean readRowsOf(Delta delta) {
        return gates.stream()
                .anyMatch(gate -> gate.scope() == Scope.DELTA
                        && gate.tables().contains(delta.load().target()));
    }

    /**
     * Runs those that are about what the load wrote or took, in its transaction, and records what they found.
     *
     * @return what is announced with the load; empty if none is about it
     * @throws GateFailedException if one refuses the load
     * @throws BrokenCheckException if the SQL of one of several ended with an error, and so the transaction
     */
    public Optional<QualityPassed> run(Handle session, LoadPlan plan) throws GateFailedException {
        Set<QualifiedName> touched = touched(plan);
        List<Check> chosen = gates.stream()
                .filter(gate ->
                        gate.tables().isEmpty() || gate.tables().stream().anyMatch(touched::contains))
                .toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        CheckSubject subject = subject(session, plan);
        List<CheckResult> results = results(session, chosen, subject);
        if (results.stream().anyMatch(r -> r.outcome().status().isFailure())) {
            throw new GateFailedException(plan.batches(), subject, results);
        }
        return Optional.of(records.passed(session, subject, results));
    }

    /**
     * Those of the named checks that fail on the tables as they are, without a load. What is about staged rows, or about those
     * a load brings, is left out.
     */
    public List<String> failingNow(Handle session, List<String> names) {
        List<Check> about = gates.stream()
                .filter(gate -> names.contains(gate.name()) && !runner.needsBatches(gate))
                .toList();
        CheckSubject now = new CheckSubject("", Occasion.REQUEST, 1, List.of(), Map.of(), Instant.now());
        return runner.run(session, about, now).stream()
                .map(CheckResult::outcome)
                .filter(outcome -> outcome.status().isFailure())
                .map(outcome -> outcome.check())
                .distinct()
                .toList();
    }

    private List<CheckResult> results(Handle session, List<Check> chosen, CheckSubject subject) {
        try {
            return runner.run(session, chosen, subject);
        } catch (BrokenCheckException e) {
            if (asksAlone) {
                return chosen.stream()
                        .filter(check -> e.checks().contains(check.name()))
                        .map(check -> BrokenGate.of(check, e.getMessage()))
                        .toList();
            }
            throw e;
        }
    }

    private CheckSubject subject(Handle session, LoadPlan plan) {
        List<Delta> kept = plan.deltas().stream().filter(this::readRowsOf).toList();
        int before = new GateLedger(project.pipeline().pipeline()).attempts(session, ids(plan));
        return new CheckSubject(
                plan.load(),
                Occasion.GATE,
                before + 1,
                plan.batches(),
                new KeptDeltas(session).of(kept),
                Instant.now());
    }

    private static List<String> ids(LoadPlan plan) {
        return plan.batches().stream().map(b -> b.announcement().batch()).toList();
    }

    private Set<QualifiedName> touched(LoadPlan plan) {
        Set<String> datasets =
                plan.batches().stream().map(b -> b.announcement().dataset()).collect(Collectors.toSet());
        return Stream.concat(
                        plan.deltas().stream().map(delta -> delta.load().target()),
                        project.pipeline().datasets().stream()
                                .filter(dataset -> datasets.contains(dataset.name()))
                                .map(Dataset::stagingTable))
                .collect(Collectors.toSet());
    }
}
