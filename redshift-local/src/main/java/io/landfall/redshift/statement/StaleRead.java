package io.landfall.redshift.statement;

import io.landfall.redshift.failure.TableWrite;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the shortest cycle of a SERIALIZABLE database: this transaction has read the table, another one has written and
 * committed it since, and now this one writes it. Redshift orders the two writes by table, PostgreSQL by row, so it would let an
 * append pass.
 */
record StaleRead(TableWrite write) implements Step {
    private static final String WRITTEN_SINCE_READ = "SELECT 1 FROM pg_catalog.unnest($1::pg_catalog.xid8[]) AS writer"
            + " WHERE NOT pg_catalog.pg_visible_in_snapshot(writer, pg_catalog.pg_current_snapshot())"
            + " AND pg_catalog.pg_xact_status(writer) = 'committed' AND EXISTS (SELECT 1 FROM pg_catalog.pg_locks"
            + " WHERE mode = 'SIReadLock' AND pid = pg_catalog.pg_backend_pid() AND relation = $2::pg_catalog.oid)";

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        List<Long> writers = session.conflicts().otherWriters();
        if (writers.isEmpty()) {
            return;
        }
        String array = writers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        if (!session.query(WRITTEN_SINCE_READ, array, String.valueOf(write.tableId()))
                .isEmpty()) {
            throw new StatementFailed(session.conflicts().violation());
        }
    }
}
