package io.landfall.redshift.statement;

import io.landfall.redshift.copy.CopyExecution;
import io.landfall.redshift.copy.CopyResult;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.statement.CopyStatement;
import java.io.IOException;

/** COPY. Answers with INFO notices and the tag COPY; Redshift never asks the client for data. */
record CopyFromS3(CopyStatement copy) implements LocalStatement {

    @Override
    public String run(Session session) throws IOException, CopyFailed {
        SharedServices shared = session.shared();
        LoadContext load = new LoadContext(shared.nextQueryId(), session.pid(), session.database(), session.user());
        CopyResult result = new CopyExecution(copy, load, shared.store(), shared.journal())
                .run(session.loadTarget(() -> session.counters().copyStarted(load.queryId())));
        session.counters().copyLoaded(result.rows());
        for (String notice : result.notices()) {
            session.info(notice);
        }
        return "COPY";
    }
}
