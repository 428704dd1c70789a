package io.landfall.redshift.statement;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.unload.UnloadExecution;
import io.landfall.redshift.unload.statement.UnloadStatement;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/**
 * UNLOAD. Answers with an INFO notice and the tag UNLOAD.
 *
 * @param sql the query as PostgreSQL understands it
 */
record UnloadToS3(UnloadStatement unload, String sql) implements LocalStatement {

    @Override
    public String run(Session session) throws IOException, StatementFailed {
        SharedServices shared = session.shared();
        LoadContext context = new LoadContext(session.queryId(), session.pid(), session.database(), session.user());
        long rows = new UnloadExecution(
                        unload, context, shared.store(), shared.journals().unloads())
                .run(session.unloadSource(), sql);
        session.counters().unloaded(context.queryId(), rows);
        session.info("UNLOAD completed, " + rows + " record(s) unloaded successfully.");
        return "UNLOAD";
    }
}
