package io.landfall.redshift.statement;

import io.landfall.redshift.sql.TableRecord;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Records in the catalog what PostgreSQL does not keep of a table. */
record RecordTable(TableRecord table) implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query("SELECT redshift_local.record_table($1, $2::jsonb)", table.table(), table.toJson());
    }
}
