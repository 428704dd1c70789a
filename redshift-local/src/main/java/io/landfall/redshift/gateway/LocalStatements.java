package io.landfall.redshift.gateway;

import io.landfall.redshift.copy.CopyExecution;
import io.landfall.redshift.copy.CopyResult;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;

/** Runs what PostgreSQL cannot, inside the client's transaction, and answers as the server would. */
final class LocalStatements {
    private final MessageStream client;
    private final BackendConnection backend;
    private final CopyService copies;
    private final StartupPacket.Session startup;
    private final SessionCounters counters = new SessionCounters();

    LocalStatements(
            MessageStream client, BackendConnection backend, CopyService copies, StartupPacket.Session startup) {
        this.client = client;
        this.backend = backend;
        this.copies = copies;
        this.startup = startup;
    }

    /** Answers with INFO notices and the tag COPY, or with the error. Redshift never asks the client for data. */
    void copy(CopyStatement statement) throws IOException {
        LoadContext load = loadContext();
        TransactionTarget target = new TransactionTarget(backend);
        counters.settle(backend.transactionStatus());
        try {
            CopyResult result = new CopyExecution(statement, load, copies.store(), copies.journal()).run(target);
            internal(counters.copyLoadedSql(load.queryId(), result.rows()));
            for (String notice : result.notices()) {
                client.write(ServerMessages.info(notice));
            }
            client.write(ServerMessages.commandComplete("COPY"));
        } catch (CopyFailed failed) {
            if (target.loadBegun()) {
                counters.copyFailed(load.queryId());
            }
            fail(failed.error());
        }
    }

    private LoadContext loadContext() {
        String user = startup.parameters().get("user");
        String database = startup.parameters().getOrDefault("database", user);
        return new LoadContext(copies.nextQueryId(), backend.pid(), database, user);
    }

    /** Reports an error; the transaction is aborted as by any other error. */
    void fail(ServerError error) throws IOException {
        backend.abortTransaction();
        client.write(error.toMessage("ERROR"));
    }

    /** Counts a statement that PostgreSQL is about to run. */
    void queryStarted() {
        counters.settle(backend.transactionStatus());
        counters.queryStarted(copies.nextQueryId());
    }

    /** Tells PostgreSQL the counters of the session. */
    void publishCounters() throws IOException {
        counters.settle(backend.transactionStatus());
        internal(counters.settingSql());
    }

    /** Ends the transaction block behind a TRUNCATE. */
    void commit() throws IOException {
        internal("COMMIT");
    }

    private void internal(String sql) throws IOException {
        try {
            new InternalStatements(backend).run(sql);
        } catch (CopyFailed failed) {
            client.write(failed.error().toMessage("ERROR"));
        }
    }
}
