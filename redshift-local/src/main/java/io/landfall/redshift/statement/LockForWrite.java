package io.landfall.redshift.statement;

import io.landfall.redshift.failure.TableWrite;
import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the lock under which writers of one table come one after another (SHARE ROW EXCLUSIVE, "Managing concurrent write
 * operations"). It has to be the first step of a statement: LOCK takes no snapshot, so what the statement then sees includes
 * what the writers before it have committed.
 */
record LockForWrite(RelationName table) implements Step {
    /** PostgreSQL allows LOCK only behind the first command of a transaction; this one takes no snapshot either. */
    static final String OPEN_TRANSACTION = "SHOW transaction_isolation";

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";
    private static final String TARGET = "SELECT c.oid, c.relkind, pg_catalog.pg_current_xact_id(),"
            + " pg_catalog.replace((pg_catalog.transaction_timestamp() AT TIME ZONE 'UTC')::text, ' ', 'T'),"
            + " pg_catalog.current_setting('transaction_isolation')"
            + " FROM pg_catalog.pg_class c WHERE c.oid = $1::pg_catalog.regclass";

    @Override
    public boolean needed(Session session) {
        return !table.isMarkedTemporary() && !session.writeLocks().contains(table);
    }

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        List<String> commands = new ArrayList<>();
        if (!session.inTransaction()) {
            commands.add(OPEN_TRANSACTION);
        }
        commands.add("LOCK TABLE " + table.quoted() + " IN SHARE ROW EXCLUSIVE MODE");
        try {
            begun(session, session.query(commands, TARGET, table.quoted()).get(0));
            session.writeLocks().add(table);
        } catch (StatementFailed failed) {
            throw missing(failed) ? new StatementFailed(noSuchRelation(table), failed) : failed;
        }
    }

    private void begun(Session session, List<String> target) throws IOException, StatementFailed {
        if (target.get(1).equals("v")) {
            throw new StatementFailed(ServerError.of("42809", "cannot change view \"" + table.name() + "\""));
        }
        TableWrite write = new TableWrite(
                Long.parseLong(target.get(0)),
                Long.parseLong(target.get(2)),
                LocalDateTime.parse(target.get(3)),
                target.get(4).equals("serializable"));
        session.conflicts().wrote(write);
        if (write.serializable()) {
            new StaleRead(write).run(session);
        }
    }

    /** Whether the lock failed because there is no such table. */
    static boolean missing(StatementFailed failed) {
        String state = failed.error().sqlState();
        return state.equals(UNDEFINED_TABLE) || state.equals(UNDEFINED_SCHEMA);
    }

    /** The error that every statement gives that names a table that does not exist. */
    static ServerError noSuchRelation(RelationName table) {
        return ServerError.of(UNDEFINED_TABLE, "relation \"" + table + "\" does not exist");
    }
}
