package io.landfall.redshift.statement;

import io.landfall.redshift.sql.DatabaseCommand;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;

/** ALTER DATABASE … ISOLATION LEVEL. Nobody else may be connected to the database, and it cannot be part of a transaction. */
record AlterIsolationLevel(DatabaseCommand command) implements LocalStatement {
    private static final String OTHER_SESSIONS = "SELECT count(*) FROM pg_catalog.pg_stat_activity"
            + " WHERE datname = $1 AND backend_type = 'client backend' AND pid <> pg_catalog.pg_backend_pid()"
            // The gateway's own.
            + " AND usename <> 'postgres'";

    @Override
    public String run(Session session) throws IOException, StatementFailed {
        OutsideTransaction.require(session, "ALTER DATABASE ISOLATION LEVEL");
        List<List<String>> others = session.query(OTHER_SESSIONS, command.database());
        if (!others.get(0).get(0).equals("0")) {
            throw new StatementFailed(ServerError.of(
                    "55006", "database \"" + command.database() + "\" is being accessed by other users"));
        }
        new SetIsolationLevel(command).run(session);
        if (command.database().equals(session.database())) {
            session.query("SET default_transaction_isolation TO '"
                    + command.isolation().postgresLevel() + "'");
        }
        return "ALTER DATABASE";
    }
}
