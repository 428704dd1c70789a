package io.landfall.ledger;

import io.landfall.event.EventCodec;
import io.landfall.event.Occasion;
import io.landfall.event.QualityEvent;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryRequested;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What was decided about failed runs of checks: each decision once, written down before it is told, so that the same failure
 * seen again leads to the same retry. Written by the quality service alone, under the check fence.
 */
public final class RetryLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.retry_decision (
              run           VARCHAR(64) NOT NULL,
              pipeline      VARCHAR(127) NOT NULL,
              occasion      VARCHAR(16) NOT NULL,
              attempt       INTEGER NOT NULL,
              counted       INTEGER NOT NULL,
              is_last       BOOLEAN NOT NULL,
              request_id    VARCHAR(128) NOT NULL,
              failing_since TIMESTAMP NOT NULL,
              event         VARCHAR(65535) NOT NULL,
              is_announced  BOOLEAN NOT NULL,
              decided_at    TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (decided_at)""");

    private static final String COLUMNS =
            "d.is_last, d.event, d.counted, d.failing_since, d.is_announced, d.decided_at";

    /** About runs and batches, see {@link #before}: columns, names, and what else is to be so. Each once, not once for each file. */
    private static final String ABOUT = """
            SELECT %1$s FROM landfall.retry_decision d JOIN landfall.load_batch l ON l.load_id = d.run
            WHERE l.batch_id IN (%2$s) AND %3$s
            UNION
            SELECT %1$s FROM landfall.retry_decision d WHERE d.run IN (%2$s) AND %3$s
            UNION
            SELECT %1$s FROM landfall.retry_decision d
            JOIN landfall.reload r ON r.request_id = d.request_id AND r.pipeline = d.pipeline
            JOIN landfall.file f ON f.pipeline = r.pipeline AND f.dataset = r.dataset AND f.bucket = r.bucket
              AND f.object_key = r.object_key AND f.version = r.version AND f.batch_id <> r.batch_id
            WHERE f.batch_id IN (%2$s) AND %3$s""";

    private static final String OF_FAILURE =
            " pipeline = :pipeline AND run = :run AND occasion = :occasion AND attempt = :attempt";

    private static final int MOST_DECISIONS = 100;

    private final String pipeline;

    public RetryLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * A run of checks that failed.
     *
     * @param attempt from 1
     */
    public record Failure(String run, Occasion occasion, int attempt) {

        /** The failure an announced decision is about. */
        static Failure of(QualityEvent decision) {
            return decision instanceof RetryRequested requested
                    ? new Failure(requested.run(), requested.occasion(), requested.attempt() - 1)
                    : of((RetriesExhausted) decision);
        }

        private static Failure of(RetriesExhausted exhausted) {
            return new Failure(exhausted.run(), exhausted.occasion(), exhausted.attempt());
        }

        /** Names the retry of it, as {@link RetryRequested#requestId()} does. */
        public String request() {
            return "retry-" + run + '-' + (attempt + 1);
        }
    }

    /**
     * What was decided about a failure.
     *
     * @param event {@link RetryRequested}, or {@link RetriesExhausted} where nothing more is tried
     * @param counted from 1: how often it had failed, loads that were undone and files that were staged again included
     * @param failingSince when it failed first
     * @param isAnnounced whether the event is known to be published
     */
    public record Decision(
            QualityEvent event, int counted, Instant failingSince, boolean isAnnounced, Instant decidedAt) {

        /** Whether nothing more is tried. */
        public boolean isLast() {
            return event instanceof RetriesExhausted;
        }

        /** Whether one of these checks had failed. */
        public boolean isAbout(Collection<String> checks) {
            List<String> failed = event instanceof RetryRequested requested
                    ? requested.checks()
                    : ((RetriesExhausted) event).checks();
            return !Collections.disjoint(failed, checks);
        }
    }

    /** What was decided about the failure; of a retry that was refused, what was decided then. Empty if nothing was yet. */
    public Optional<Decision> find(Handle session, Failure failure) {
        return bound(
                        session.createQuery("SELECT " + COLUMNS + " FROM landfall.retry_decision d WHERE" + OF_FAILURE
                                + " ORDER BY decided_at DESC LIMIT 1"),
                        failure)
                .map(RetryLedger::decision)
                .findOne();
    }

    /**
     * The decisions that something goes on from, newest first: about the runs that are named, about loads that took one of the
     * batches that are named, and about either for batches whose files a retry staged again in one of these.
     *
     * @param names of runs and batches
     * @param but a run that is left out
     */
    public List<Decision> before(Handle session, Occasion occasion, Collection<String> names, String but) {
        if (names.isEmpty()) {
            return List.of();
        }
        String about = "d.pipeline = :pipeline AND d.occasion = :occasion AND d.run <> :but";
        return session.createQuery(ABOUT.formatted(COLUMNS, Names.list(names), about)
                        + " ORDER BY 6 DESC, 3 DESC LIMIT " + MOST_DECISIONS)
                .bind("pipeline", pipeline)
                .bind("occasion", occasion.name())
                .bind("but", but)
                .map(RetryLedger::decision)
                .list();
    }

    /** Records the decision. */
    public void decided(Handle session, Decision decision) {
        Failure failure = Failure.of(decision.event());
        bound(session.createUpdate("""
                        INSERT INTO landfall.retry_decision VALUES (:run, :pipeline, :occasion, :attempt, :counted, :last,
                          :request, CAST(:since AS TIMESTAMP), :event, false, CAST(:decided AS TIMESTAMP))"""), failure)
                .bind("counted", decision.counted())
                .bind("last", decision.isLast())
                .bind("request", failure.request())
                .bind("since", text(decision.failingSince()))
                .bind("event", EventCodec.json(decision.event()))
                .bind("decided", text(decision.decidedAt()))
                .execute();
    }

    /** Records that the decision is published. */
    public void announced(Handle session, Decision decision) {
        bound(
                        session.createUpdate("UPDATE landfall.retry_decision SET is_announced = true WHERE" + OF_FAILURE
                                + " AND is_last = :last"),
                        Failure.of(decision.event()))
                .bind("last", decision.isLast())
                .execute();
    }

    /**
     * Removes, now and then, what was decided so long ago that results of checks are not kept any more either; never what is
     * not told yet, or what something that may be loaded some day goes on from.
     *
     * @param run what was decided about just now: one in some removes
     */
    public void clean(Handle session, String run) {
        if (!CheckResultLedger.isCleaning(run)) {
            return;
        }
        Collection<String> open = new BatchLedger(pipeline).notLoaded(session);
        session.createUpdate("""
                        DELETE FROM landfall.retry_decision
                        WHERE pipeline = :pipeline AND is_announced AND decided_at < DATEADD(day, -%d, GETDATE())
                          AND run NOT IN (%s)""".formatted(
                                CheckResultLedger.RESULTS_DAYS,
                                ABOUT.formatted("d.run", Names.list(open), "d.pipeline = :pipeline")))
                .bind("pipeline", pipeline)
                .execute();
    }

    private <S extends SqlStatement<S>> S bound(S statement, Failure failure) {
        return statement
                .bind("pipeline", pipeline)
                .bind("run", failure.run())
                .bind("occasion", failure.occasion().name())
                .bind("attempt", failure.attempt());
    }

    private static Decision decision(RowView row) {
        boolean last = row.getColumn(1, Boolean.class);
        String event = row.getColumn(2, String.class);
        return new Decision(
                last ? EventCodec.read(RetriesExhausted.class, event) : EventCodec.read(RetryRequested.class, event),
                row.getColumn(3, Integer.class),
                instant(row, 4),
                row.getColumn(5, Boolean.class),
                instant(row, 6));
    }

    private static Instant instant(RowView row, int column) {
        return row.getColumn(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static String text(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString().replace('T', ' ');
    }
}
