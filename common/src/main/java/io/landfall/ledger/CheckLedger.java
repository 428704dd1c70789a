package io.landfall.ledger;

import io.landfall.event.EventCodec;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.QualityPassed;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which runs of the checks have ended, and how. Written by the quality service alone. */
public final class CheckLedger {

    /** What the id of a run begins with that is made because its time came. A hash of the check follows, and the time. */
    public static final String SCHEDULED = "schedule_";

    /** Digits of {@link io.landfall.event.EventId#hash}. */
    private static final int HASH = 32;

    private final String pipeline;

    public CheckLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** How the run ended; empty if it has not. */
    public Optional<QualityOutcome> outcome(Handle session, String load, int attempt) {
        return session.createQuery("""
                        SELECT passed, event FROM landfall.check_run
                        WHERE pipeline = :pipeline AND load_id = :load AND attempt = :attempt LIMIT 1""")
                .bind("pipeline", pipeline)
                .bind("load", load)
                .bind("attempt", attempt)
                .map(row -> event(row.getColumn(1, Boolean.class), row.getColumn(2, String.class)))
                .findOne();
    }

    /** How the newest attempt of the run that ended did; empty if none has. */
    public Optional<QualityOutcome> newest(Handle session, String run) {
        return session.createQuery("""
                        SELECT passed, event FROM landfall.check_run
                        WHERE pipeline = :pipeline AND load_id = :run ORDER BY attempt DESC LIMIT 1""")
                .bind("pipeline", pipeline)
                .bind("run", run)
                .map(row -> event(row.getColumn(1, Boolean.class), row.getColumn(2, String.class)))
                .findOne();
    }

    /** The last of the runs whose id begins so, in the order of the ids; empty if there is none. */
    public Optional<String> last(Handle session, String prefix) {
        return session.createQuery("""
                        SELECT MAX(load_id) FROM landfall.check_run
                        WHERE pipeline = :pipeline AND LEFT(load_id, :length) = :prefix""")
                .bind("pipeline", pipeline)
                .bind("length", prefix.length())
                .bind("prefix", prefix)
                .mapTo(String.class)
                .findOne();
    }

    /** Records that the run ended; in the same transaction it removes what is too old, now and then. */
    public void ended(Handle session, QualityOutcome outcome) {
        session.createUpdate("""
                        INSERT INTO landfall.check_run
                        VALUES (:load, :pipeline, :attempt, :passed, :event, GETDATE())""")
                .bind("load", outcome.run())
                .bind("pipeline", pipeline)
                .bind("attempt", outcome.attempt())
                .bind("passed", outcome instanceof QualityPassed)
                .bind("event", EventCodec.json(outcome))
                .execute();
        if (CheckResultLedger.isCleaning(outcome.run())) {
            clean(session);
        }
    }

    /**
     * As long as results are kept. Left is the last run of each load, which says that the load needs no more checks, and the
     * last of each check with a schedule, which says what was not missed; the id of the latter begins with {@value #SCHEDULED}
     * and a hash.
     */
    private void clean(Handle session) {
        session.createUpdate("""
                        DELETE FROM landfall.check_run
                        WHERE pipeline = :pipeline AND checked_at < DATEADD(day, -%1$d, GETDATE())
                          AND load_id NOT IN (
                            SELECT MAX(s.load_id) FROM landfall.check_run s
                            WHERE s.pipeline = :pipeline AND LEFT(s.load_id, %2$d) = '%3$s' GROUP BY LEFT(s.load_id, %4$d))
                          AND load_id || '/' || CAST(attempt AS VARCHAR(16)) NOT IN (
                            SELECT c.load_id || '/' || CAST(MAX(c.attempt) AS VARCHAR(16)) FROM landfall.check_run c
                            JOIN landfall.load l ON l.load_id = c.load_id
                            WHERE c.pipeline = :pipeline GROUP BY c.load_id)""".formatted(
                        CheckResultLedger.RESULTS_DAYS, SCHEDULED.length(), SCHEDULED, SCHEDULED.length() + HASH))
                .bind("pipeline", pipeline)
                .execute();
    }

    private static QualityOutcome event(boolean passed, String json) {
        return passed ? EventCodec.read(QualityPassed.class, json) : EventCodec.read(QualityFailed.class, json);
    }
}
