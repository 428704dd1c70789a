package io.landfall.loader.merge;

import io.landfall.event.TableChange;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.TargetSql;
import io.landfall.project.Load;
import io.landfall.warehouse.Columns;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes one delta into its target, by the load's mode. */
final class TargetWriter {

    private final Handle session;

    TargetWriter(Handle session) {
        this.session = session;
    }

    TableChange write(Delta delta) {
        session.execute(delta.create());
        Load load = delta.load();
        List<String> columns = delta.columns(
                Columns.of(session, delta.table()),
                Columns.of(session, load.target().sql()));
        TableChange change = write(load, new TargetSql(load, delta.table(), columns));
        session.execute(delta.drop());
        return change;
    }

    private TableChange write(Load load, TargetSql sql) {
        switch (load.mode()) {
            case APPEND:
                return new TableChange(session.execute(sql.insert()), 0);
            case UPDATE:
                return new TableChange(0, update(sql));
            case MERGE:
                long updated = update(sql);
                return new TableChange(session.execute(sql.insert()), updated);
            case REPLACE:
                session.execute(sql.deleteAll());
                return new TableChange(session.execute(sql.insert()), 0);
            default:
                throw new IllegalStateException("no way to load by " + load.mode());
        }
    }

    private long update(TargetSql sql) {
        return sql.updates() ? session.execute(sql.update()) : 0;
    }
}
