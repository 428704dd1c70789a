package io.landfall.redshift.statement;

import io.landfall.redshift.sql.DropTable;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Refuses to drop tables that declared foreign keys of other tables refer to; PostgreSQL knows nothing of those keys. */
record CheckReferences(DropTable drop) implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query("SELECT redshift_local.check_references($1)", String.join("\n", drop.tables()));
    }
}
