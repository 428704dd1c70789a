package io.landfall.redshift.statement;

import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/**
 * Lets a LOCK outside of a transaction block do what PostgreSQL 8.0 did: wait for the lock, and give it up with the end of the
 * statement.
 */
record OpenTransaction() implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        if (!session.inTransaction()) {
            session.query(LockForWrite.OPEN_TRANSACTION);
        }
    }
}
