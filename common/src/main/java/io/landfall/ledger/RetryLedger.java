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
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

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
              announced     BOOLEAN NOT NULL,
              decided_at    TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (decided_at)""");

    private static final String COLUMNS = "d.is_last, d.event, d.counted, d.failing_since, d.announced, d.decided_at";

    private final String pipeline;

    public RetryLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * What was decided about one failed run.
     *
     * @param event {@link RetryRequested}, or {@link RetriesExhausted} where there is no further attempt
     * @param counted from 1: how often it had failed, loads that were undone and files that were staged again included
     * @param failingSince when it failed first
     * @param announced whether the event is known to be published
     */
    public record Decision(
            QualityEvent event, int counted, Instant failingSince, boolean announced, Instant decidedAt) {

        /** Whether nothing more is tried. */
        public boolean isLast() {
            return event instanceof RetriesExhausted;
        }
    }

    /** What was decided about this attempt of the run; empty if nothing was yet. Of a refused retry the newer decision counts. */
    public Optional<Decision> find(Handle session, String run, Occasion occasion, int attempt) {
        return session.createQuery("SELECT " + COLUMNS + """
                         FROM landfall.retry_decision d
                        WHERE d.pipeline = :pipeline AND d.run = :run AND d.occasion = :occasion AND d.attempt = :attempt
                        ORDER BY d.decided_at DESC LIMIT 1""")
                .bind("pipeline", pipeline)
                .bind("run", run)
                .bind("occasion", occasion.name())
                .bind("attempt", attempt)
                .map(RetryLedger::decision)
                .findOne();
    }

    /**
     * The newest decision about runs this one goes on from: runs over a load that took one of the batches, gates that kept one
     * of them from being loaded, and either for batches whose files a retry staged again in these. Empty where everything
     * is new.
     *
     * @param batches what this run is about; may be empty
     * @param but a run that is left out; null for none
     */
    public Optional<Decision> newest(Handle session, Occasion occasion, Collection<String> batches, String but) {
        if (batches.isEmpty()) {
            return Optional.empty();
        }
        String names = Names.list(batches);
        String about = " AND d.pipeline = :pipeline AND d.occasion = :occasion"
                + (but == null ? "" : " AND d.run <> :but") + ' ';
        var query = session.createQuery(("""
                SELECT %1$s FROM landfall.retry_decision d JOIN landfall.load_batch l ON l.load_id = d.run
                WHERE l.batch_id IN (%2$s) %3$s
                UNION ALL
                SELECT %1$s FROM landfall.retry_decision d WHERE d.run IN (%2$s) %3$s
                UNION ALL
                SELECT %1$s FROM landfall.retry_decision d
                JOIN landfall.reload r ON r.request_id = d.request_id AND r.pipeline = d.pipeline
                JOIN landfall.file f ON f.pipeline = r.pipeline AND f.dataset = r.dataset AND f.bucket = r.bucket
                  AND f.object_key = r.object_key AND f.version = r.version AND f.batch_id <> r.batch_id
                WHERE f.batch_id IN (%2$s) %3$s
                ORDER BY 6 DESC, 3 DESC LIMIT 1""").formatted(COLUMNS, names, about))
                .bind("pipeline", pipeline)
                .bind("occasion", occasion.name());
        if (but != null) {
            query.bind("but", but);
        }
        return query.map(RetryLedger::decision).findOne();
    }

    /** The newest decision about the run itself; empty if there is none. */
    public Optional<Decision> newest(Handle session, Occasion occasion, String run) {
        return session.createQuery("SELECT " + COLUMNS + """
                         FROM landfall.retry_decision d
                        WHERE d.pipeline = :pipeline AND d.run = :run AND d.occasion = :occasion
                        ORDER BY d.decided_at DESC, d.counted DESC LIMIT 1""")
                .bind("pipeline", pipeline)
                .bind("run", run)
                .bind("occasion", occasion.name())
                .map(RetryLedger::decision)
                .findOne();
    }

    /** Records the decision. Later than what it follows from, whatever this machine's clock says: the newest one counts. */
    public void decided(Handle session, Decision decision, String request) {
        QualityEvent event = decision.event();
        session.createUpdate("""
                        INSERT INTO landfall.retry_decision VALUES (:run, :pipeline, :occasion, :attempt, :counted, :last,
                          :request, CAST(:since AS TIMESTAMP), :event, false, CAST(:decided AS TIMESTAMP))""")
                .bind("run", event.run())
                .bind("pipeline", pipeline)
                .bind("occasion", event.occasion().name())
                .bind("attempt", event instanceof RetryRequested ? event.attempt() - 1 : event.attempt())
                .bind("counted", decision.counted())
                .bind("last", decision.isLast())
                .bind("request", request)
                .bind("since", text(decision.failingSince()))
                .bind("event", EventCodec.json(event))
                .bind("decided", text(decision.decidedAt()))
                .execute();
    }

    /** Records that what was decided about this attempt is published. */
    public void announced(Handle session, QualityEvent event) {
        session.createUpdate("""
                        UPDATE landfall.retry_decision SET announced = true
                        WHERE pipeline = :pipeline AND run = :run AND occasion = :occasion AND attempt = :attempt
                          AND is_last = :last""")
                .bind("pipeline", pipeline)
                .bind("run", event.run())
                .bind("occasion", event.occasion().name())
                .bind("attempt", event instanceof RetryRequested ? event.attempt() - 1 : event.attempt())
                .bind("last", event instanceof RetriesExhausted)
                .execute();
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
