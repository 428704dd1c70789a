package io.landfall.redshift.statement;

import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Ends the transaction behind a TRUNCATE, which commits the transaction it runs in (TRUNCATE reference). */
record CommitBlock() implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query("COMMIT");
    }
}
