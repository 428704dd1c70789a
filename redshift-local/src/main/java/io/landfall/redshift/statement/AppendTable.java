package io.landfall.redshift.statement;

import io.landfall.redshift.sql.AppendStatement;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;

/** ALTER TABLE APPEND: moves all rows and commits; refused in a transaction (ALTER TABLE APPEND reference). */
record AppendTable(AppendStatement append) implements LocalStatement {

    @Override
    public String run(Session session) throws IOException, StatementFailed {
        OutsideTransaction.require(session, "ALTER TABLE APPEND");
        String target = append.target().quoted();
        String source = append.source().quoted();
        try {
            session.query(List.of(LockForWrite.OPEN_TRANSACTION), "LOCK TABLE " + target + ", " + source);
        } catch (StatementFailed failed) {
            throw LockForWrite.missing(failed) ? missing(failed) : failed;
        }
        String columns = AppendColumns.common(session, append);
        session.query("INSERT INTO " + target + " (" + columns + ") SELECT " + columns + " FROM " + source);
        session.query("TRUNCATE TABLE " + source);
        return "ALTER TABLE";
    }

    private StatementFailed missing(StatementFailed failed) {
        String name = append.source().name();
        boolean sourceMissing = failed.error().message().contains(name);
        return new StatementFailed(
                LockForWrite.noSuchRelation(sourceMissing ? append.source() : append.target()), failed);
    }
}
