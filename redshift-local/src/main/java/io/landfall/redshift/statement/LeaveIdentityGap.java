package io.landfall.redshift.statement;

import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/**
 * Makes identity values go on with a gap behind a bulk load.
 *
 * @param table quoted
 */
record LeaveIdentityGap(String table) implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query("SELECT redshift_local.leave_gap($1)", table);
    }
}
