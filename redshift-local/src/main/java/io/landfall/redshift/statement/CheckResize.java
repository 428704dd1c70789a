package io.landfall.redshift.statement;

import io.landfall.redshift.sql.AlteredColumn;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Asks the catalog whether Redshift would let this VARCHAR column get another length. */
record CheckResize(AlteredColumn altered) implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query(
                "SELECT redshift_local.check_resize($1, $2, $3::integer)",
                altered.table(),
                altered.column(),
                String.valueOf(altered.length()));
    }
}
