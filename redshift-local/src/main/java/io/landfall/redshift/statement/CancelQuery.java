package io.landfall.redshift.statement;

import io.landfall.redshift.sql.CancelStatement;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** CANCEL. The comment meant for the other session is dropped, as it has no place in the protocol. */
record CancelQuery(CancelStatement cancel) implements LocalStatement {

    @Override
    public String run(Session session) throws IOException, StatementFailed {
        session.query("SELECT pg_catalog.pg_cancel_backend(" + cancel.pid() + ")");
        return "CANCEL";
    }
}
