package io.landfall.quality.check;

import io.landfall.event.CheckOutcome;
import io.landfall.event.QualityEvent;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.failure.FailureKind;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.StagedRelations;
import io.landfall.project.Check;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.project.SqlTemplate;
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
    public QualityEvent run(Warehouse warehouse, String load, int attempt) throws Exception {
        CheckLedger ledger = new CheckLedger(pipeline);
        Optional<QualityEvent> before = warehouse.run(session -> ledger.outcome(session, load, attempt));
        if (before.isPresent()) {
            return before.get();
        }
        // Outside a transaction: a check whose SQL fails must not take the others with it.
        QualityEvent outcome = warehouse.session(session -> outcome(session, load, attempt));
        return warehouse.run(session -> {
            ledger.ended(session, outcome);
            return outcome;
        });
    }

    private QualityEvent outcome(Handle session, String load, int attempt) {
        SqlTemplate template = new SqlTemplate(relations(session, load));
        List<CheckOutcome> outcomes = project.pipeline().checks().stream()
                .map(check -> outcome(session, template, load, check))
                .toList();
        return outcomes.stream().allMatch(CheckOutcome::passed)
                ? new QualityPassed(pipeline, load, attempt, outcomes)
                : new QualityFailed(pipeline, load, attempt, outcomes);
    }

    /** A check may return anything, and what it returned travels in an event. */
    private static String shown(String observed) {
        return observed.length() <= MOST_SHOWN ? observed : observed.substring(0, MOST_SHOWN) + " …";
    }

    private ProjectRelations relations(Handle session, String load) {
        return StagedRelations.counting(session, project, new BatchLedger(pipeline).takenBy(session, load));
    }

    private CheckOutcome outcome(Handle session, SqlTemplate template, String load, Check check) {
        try {
            String sql = template.render(project.read(check.sql()), new SqlTemplate.Variables(load));
            String observed =
                    session.createQuery(sql).mapTo(String.class).findOne().orElse("no row");
            return new CheckOutcome(check.name(), check.expect().equals(observed), shown(observed), check.expect());
        } catch (RuntimeException e) {
            if (RedshiftFailures.classify(e) == FailureKind.RETRYABLE) {
                throw e;
            }
            return new CheckOutcome(check.name(), false, shown("error: " + e.getMessage()), check.expect());
        }
    }
}
