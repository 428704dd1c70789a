package io.landfall.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which runs of the checks have ended, and how. Written by the quality service alone. */
public final class CheckLedger {

    private final String pipeline;

    public CheckLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** How the run ended; empty if it has not. */
    public Optional<Boolean> outcome(Handle session, String load, int attempt) {
        return session.createQuery(
                        "SELECT passed FROM landfall.check_run WHERE load_id = :load AND attempt = :attempt LIMIT 1")
                .bind("load", load)
                .bind("attempt", attempt)
                .mapTo(Boolean.class)
                .findOne();
    }

    /** Records that the run ended. */
    public void ran(Handle session, String load, int attempt, boolean passed) {
        session.createUpdate("INSERT INTO landfall.check_run VALUES (:load, :pipeline, :attempt, :passed, GETDATE())")
                .bind("load", load)
                .bind("pipeline", pipeline)
                .bind("attempt", attempt)
                .bind("passed", passed)
                .execute();
    }
}
