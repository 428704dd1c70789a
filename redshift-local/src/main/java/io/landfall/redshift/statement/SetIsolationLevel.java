package io.landfall.redshift.statement;

import io.landfall.redshift.copy.statement.TableName;
import io.landfall.redshift.sql.DatabaseCommand;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Gives a database its isolation level, behind CREATE DATABASE; it holds for the sessions that are opened from then on. */
record SetIsolationLevel(DatabaseCommand command) implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query("ALTER DATABASE " + TableName.quote(command.database())
                + " SET default_transaction_isolation TO '"
                + command.isolation().postgresLevel() + "'");
    }
}
