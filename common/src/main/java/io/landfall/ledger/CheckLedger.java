package io.landfall.ledger;

import io.landfall.event.EventCodec;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.QualityPassed;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which runs of the checks have ended, and how. Written by the quality service alone. */
public final class CheckLedger {

    private final String pipeline;

    public CheckLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** How the run ended; empty if it has not. */
    public Optional<QualityOutcome> outcome(Handle session, String load, int attempt) {
        return session.createQuery("""
                        SELECT passed, event FROM landfall.check_run
                        WHERE load_id = :load AND attempt = :attempt LIMIT 1""")
                .bind("load", load)
                .bind("attempt", attempt)
                .map(row -> event(row.getColumn(1, Boolean.class), row.getColumn(2, String.class)))
                .findOne();
    }

    /** Records that the run ended. */
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
    }

    private static QualityOutcome event(boolean passed, String json) {
        return passed ? EventCodec.read(QualityPassed.class, json) : EventCodec.read(QualityFailed.class, json);
    }
}
