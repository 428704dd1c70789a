package io.landfall.checks;

import io.landfall.checks.relation.CheckedRelations;
import io.landfall.checks.run.CheckRound;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.ledger.CheckResultLedger.Result;
import io.landfall.ledger.CheckResultLedger.Run;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.SameSum;
import io.landfall.project.check.Scope;
import io.landfall.project.check.SqlTest;
import java.io.UncheckedIOException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Runs checks of a project on a session of the warehouse. All checks that look at the rows of one relation one by one are asked
 * in one SELECT. Holds no session and no state; thread-safe.
 */
public final class CheckRunner {

    private final Project project;
    private final boolean oneByOne;

    public CheckRunner(Project project) {
        this(project, false);
    }

    private CheckRunner(Project project, boolean oneByOne) {
        this.project = project;
        this.oneByOne = oneByOne;
    }

    /** The same, but no two checks share a statement: for finding out which of them is broken in a transaction. */
    public CheckRunner oneByOne() {
        return new CheckRunner(project, true);
    }

    /**
     * Runs the checks and reads samples of the rows that fail. Writes nothing.
     *
     * @return a result for each check and table, in their order; a SELECT of the project has one result. A check that cannot be
     *     asked is {@linkplain io.landfall.event.CheckStatus#BROKEN broken}
     * @throws BrokenCheckException if a statement is refused inside a transaction, which has ended with that
     * @throws org.jdbi.v3.core.JdbiException for a failure that may pass
     */
    public List<CheckResult> run(Handle session, List<Check> checks, CheckSubject subject) {
        return new CheckRound(session, project, subject, oneByOne).run(checks);
    }

    /**
     * Records the results in the ledger, under the subject's run, occasion and attempt. Part of the transaction of whoever calls.
     */
    public void record(Handle session, CheckSubject subject, List<CheckResult> results) {
        List<Result> rows = results.stream()
                .map(result -> new Result(
                        result.outcome(),
                        result.measure(),
                        result.samples().stream().map(FailingRow::values).toList()))
                .toList();
        new CheckResultLedger(project.pipeline().pipeline())
                .record(session, new Run(subject.run(), subject.occasion(), subject.attempt()), rows);
    }

    /** Whether the check makes sense only over the batches of some load, so that their staging tables have to be there. */
    public boolean needsBatches(Check check) {
        if (check.scope() == Scope.DELTA
                || check.test() instanceof SameSum
                || check.test() instanceof RowCount count && count.staged() != null) {
            return true;
        }
        return check.test() instanceof SqlTest sql
                ? sql.files().stream().anyMatch(this::readsStaging)
                : check.tables().stream().anyMatch(table -> CheckedRelations.staging(project, table)
                        .isPresent());
    }

    private boolean readsStaging(String file) {
        try {
            return project.read(file).contains("staging(");
        } catch (UncheckedIOException e) {
            // It is broken whatever there is.
            return false;
        }
    }
}
