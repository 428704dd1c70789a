package io.landfall.redshift.statement;

import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** What the gateway does in the client's transaction just before or just behind a statement that PostgreSQL runs. */
@FunctionalInterface
public interface Step {

    /** Whether there is anything to do; false saves the wait for the answers to what was sent before. */
    default boolean needed(Session session) {
        return true;
    }

    /**
     * Does it.
     *
     * @throws StatementFailed when the client gets an error instead of the statement's result, or behind it
     * @throws IOException when the connection to PostgreSQL breaks
     */
    void run(Session session) throws IOException, StatementFailed;
}
