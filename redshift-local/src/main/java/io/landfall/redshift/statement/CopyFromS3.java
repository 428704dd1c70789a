package io.landfall.redshift.statement;

import io.landfall.redshift.copy.CopyExecution;
import io.landfall.redshift.copy.CopyResult;
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
        SharedServices shared = session.shared();
        LoadContext load = new LoadContext(shared.nextQueryId(), session.pid(), session.database(), session.user());
        session.counters().copyStarted(load.queryId());
        CopyResult result = new CopyExecution(copy, load, shared.store(), shared.journal()).run(session.loadTarget());
        session.counters().copyLoaded(result.rows());
        new LeaveIdentityGap(copy.table().quoted()).run(session);
        session.info(result.loadedNotice());
        if (result.rejected() > 0) {
            session.info(result.rejectedNotice());
        }
        return "COPY";
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
