package io.landfall.redshift.gateway;

import io.landfall.redshift.copy.LoadTarget;
import io.landfall.redshift.failure.ErrorTranslation;
import io.landfall.redshift.failure.TransactionConflicts;
import io.landfall.redshift.history.SessionHistory;
import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.statement.LocalStatement;
import io.landfall.redshift.statement.Session;
import io.landfall.redshift.statement.SessionCounters;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.statement.StatementPlan;
import io.landfall.redshift.statement.Step;
import io.landfall.redshift.unload.UnloadSource;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Runs the gateway's own statements and steps, and answers as the server would. All answers due must have been fetched. */
final class GatewaySession implements Session {
    private static final ServerError ABORTED =
            ServerError.of("25P02", "current transaction is aborted, commands ignored until end of transaction block");

    private final MessageStream client;
    private final BackendConnection backend;
    private final SharedServices shared;
    private final StartupPacket.Session startup;
    private final InternalStatements internal;
    private final CancellableWork work;
    private final SessionHistory history;
    private final SessionCounters counters;
    private final TransactionConflicts conflicts;

    GatewaySession(
            MessageStream client,
            BackendConnection backend,
            SharedServices shared,
            StartupPacket.Session startup,
            SessionHistory history,
            CancellableWork work) {
        this.client = client;
        this.backend = backend;
        this.shared = shared;
        this.startup = startup;
        this.work = work;
        this.internal = new InternalStatements(backend);
        this.history = history;
        this.counters = new SessionCounters(history::lastQueryId);
        this.conflicts = new TransactionConflicts(
                backend::pid, shared.writes(), shared.journals().conflicts());
        backend.translateErrors(ErrorTranslation.of(conflicts));
    }

    /** Answers with the command tag, or with the error. */
    void run(LocalStatement statement) throws IOException {
        if (backend.transaction().status() == 'E') {
            fail(ABORTED);
            return;
        }
        try {
            answer(ServerMessages.commandComplete(work.run(statement, this)));
        } catch (StatementFailed failed) {
            fail(failed.error());
        }
    }

    private void answer(Message message) throws IOException {
        history.answered(message);
        client.write(message);
    }

    /** Whether there is anything to do for these steps. */
    boolean needs(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.needed(this));
    }

    /** Runs the steps up to the first that fails; that one's error goes to the client. */
    void run(List<Step> steps) throws IOException {
        try {
            for (Step step : steps) {
                if (step.needed(this)) {
                    step.run(this);
                }
            }
        } catch (StatementFailed failed) {
            fail(failed.error());
        }
    }

    /** Reports why a statement is not run. */
    void refuse(StatementPlan.Refused refused) throws IOException {
        for (String info : refused.infos()) {
            info(info);
        }
        fail(refused.error());
    }

    /** Reports an error; the transaction is aborted as by any other error. */
    void fail(ServerError error) throws IOException {
        backend.abortTransaction();
        answer(error.toMessage("ERROR"));
    }

    @Override
    public String user() {
        return startup.parameters().get("user");
    }

    @Override
    public String database() {
        return startup.parameters().getOrDefault("database", user());
    }

    @Override
    public long queryId() {
        return history.currentQueryId();
    }

    @Override
    public int pid() {
        return backend.pid();
    }

    @Override
    public boolean inTransactionBlock() {
        return backend.transaction().inBlock();
    }

    @Override
    public boolean inTransaction() {
        return backend.transaction().begun();
    }

    @Override
    public Set<RelationName> writeLocks() {
        return backend.transaction().writeLocks();
    }

    @Override
    public TransactionConflicts conflicts() {
        return conflicts;
    }

    @Override
    public SessionCounters counters() {
        return counters;
    }

    @Override
    public SharedServices shared() {
        return shared;
    }

    @Override
    public List<List<String>> query(String sql, String... parameters) throws IOException, StatementFailed {
        return internal.run(sql, parameters);
    }

    @Override
    public List<List<String>> query(List<String> commands, String sql, String... parameters)
            throws IOException, StatementFailed {
        return internal.run(commands, sql, parameters);
    }

    @Override
    public LoadTarget loadTarget() {
        return new TransactionTarget(backend);
    }

    @Override
    public UnloadSource unloadSource() {
        return new QueryRows(backend);
    }

    @Override
    public void info(String text) throws IOException {
        client.write(ServerMessages.info(text));
    }
}
