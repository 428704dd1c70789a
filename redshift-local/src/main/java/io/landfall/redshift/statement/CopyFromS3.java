package io.landfall.redshift.statement;

import io.landfall.redshift.copy.CopyExecution;
import io.landfall.redshift.copy.CopyResult;
import io.landfall.redshift.copy.LoadTarget;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.TableName;
import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** COPY. Answers with INFO notices and the tag COPY; Redshift never asks the client for data. */
record CopyFromS3(CopyStatement copy) implements LocalStatement {

    @Override
    public String run(Session session) throws IOException, StatementFailed {
        lock(session);
        LoadContext load = new LoadContext(session.queryId(), session.pid(), session.database(), session.user());
        CopyResult result = load(session, load);
        session.query(session.counters().copyLoadedSql(load.queryId(), result.rows()));
        new LeaveIdentityGap(copy.table().quoted()).run(session);
        for (String notice : result.notices()) {
            session.info(notice);
        }
        return "COPY";
    }

    /** A load that fails in a transaction block is forgotten, because the block can only be rolled back. */
    private CopyResult load(Session session, LoadContext load) throws IOException, StatementFailed {
        SharedServices shared = session.shared();
        LoadTarget target = session.loadTarget();
        try {
            return new CopyExecution(
                            copy, load, shared.store(), shared.journals().loads())
                    .run(target);
        } catch (CopyFailed failed) {
            if (target.loadBegun() && !session.inTransactionBlock()) {
                session.counters().copyFailed(load.queryId());
            }
            throw failed;
        }
    }

    private void lock(Session session) throws IOException, StatementFailed {
        TableName table = copy.table();
        try {
            LockForWrite lock = new LockForWrite(new RelationName(table.schema(), table.name()));
            if (lock.needed(session)) {
                lock.run(session);
            }
        } catch (StatementFailed failed) {
            if (LockForWrite.missing(failed)) {
                String text = "Cannot COPY into nonexistent table " + table.name();
                throw new StatementFailed(ServerError.of(ServerError.INTERNAL_ERROR, text), failed);
            }
            throw failed;
        }
    }
}
