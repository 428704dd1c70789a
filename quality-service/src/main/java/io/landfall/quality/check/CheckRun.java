package io.landfall.quality.check;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.Severity;
import io.landfall.failure.FailureKind;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.StagedRelations;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.project.SqlTemplate;
import io.landfall.project.check.Check;
import io.landfall.project.check.Expectation;
import io.landfall.project.check.SqlTest;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Runs every check of the project over the tables as a load left them. */
public final class CheckRun {

    private static final int MOST_SHOWN = 500;

    private final Project project;
    private final String pipeline;

    public CheckRun(Project project) {
        this.project = project;
        this.pipeline = project.pipeline().pipeline();
    }

    /** The outcome, recorded in the ledger; a run that ended before is not repeated. */
    public QualityOutcome run(Warehouse warehouse, String load, int attempt) throws Exception {
        CheckLedger ledger = new CheckLedger(pipeline);
        Optional<QualityOutcome> before = warehouse.run(session -> ledger.outcome(session, load, attempt));
        if (before.isPresent()) {
            return before.get();
        }
        // Outside a transaction: a check whose SQL fails must not take the others with it.
        QualityOutcome outcome = warehouse.session(session -> outcome(session, load, attempt));
        return warehouse.run(session -> {
            ledger.ended(session, outcome);
            return outcome;
        });
    }

    private QualityOutcome outcome(Handle session, String load, int attempt) {
        SqlTemplate template = new SqlTemplate(relations(session, load));
        List<CheckOutcome> outcomes = project.pipeline().checks().stream()
                .filter(check -> check.test() instanceof SqlTest)
                .map(check -> outcome(session, template, load, check))
                .toList();
        return QualityOutcome.of(pipeline, load, Occasion.LOAD, attempt, outcomes);
    }

    /** A check may return anything, and what it returned travels in an event. */
    private static String shown(String observed) {
        return observed.length() <= MOST_SHOWN ? observed : observed.substring(0, MOST_SHOWN) + " …";
    }

    private static CheckOutcome outcome(Check check, CheckStatus status, String observed) {
        return new CheckOutcome(check.name(), null, status, Severity.ERROR, shown(observed), expected(check));
    }

    private static String expected(Check check) {
        return ((SqlTest) check.test()).expect() instanceof Expectation.Value value ? value.text() : "";
    }

    private ProjectRelations relations(Handle session, String load) {
        return StagedRelations.counting(session, project, new BatchLedger(pipeline).takenBy(session, load));
    }

    private CheckOutcome outcome(Handle session, SqlTemplate template, String load, Check check) {
        try {
            String sql = template.render(project.read(((SqlTest) check.test()).sql()), new SqlTemplate.Variables(load));
            String expected = expected(check);
            String observed =
                    session.createQuery(sql).mapTo(String.class).findOne().orElse("no row");
            return outcome(check, expected.equals(observed) ? CheckStatus.PASSED : CheckStatus.FAILED, observed);
        } catch (RuntimeException e) {
            if (RedshiftFailures.classify(e) == FailureKind.RETRYABLE) {
                throw e;
            }
            return outcome(check, CheckStatus.BROKEN, "error: " + e.getMessage());
        }
    }
}
