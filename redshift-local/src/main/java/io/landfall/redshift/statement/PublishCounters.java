package io.landfall.redshift.statement;

import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Tells PostgreSQL the counters of the session, for a statement that reads them. */
record PublishCounters() implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query(session.counters().settingSql());
    }
}
