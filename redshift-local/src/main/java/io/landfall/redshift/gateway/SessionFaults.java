package io.landfall.redshift.gateway;

import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.ErrorPreset;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.fault.Firing;
import io.landfall.redshift.fault.Occasion;
import io.landfall.redshift.fault.SessionFacts;
import io.landfall.redshift.fault.SqlError;
import io.landfall.redshift.fault.Wait;
import io.landfall.redshift.session.SessionActivity;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.Token;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.time.Duration;

/**
 * Asks the rules at a session's moments and does what they say. All answers to what was sent to PostgreSQL must have been
 * fetched. Without rules nothing here costs more than looking whether there are any.
 */
final class SessionFaults {
    private static final int PATIENCE_WITHOUT_SYNC_MILLIS = 1_000;

    private final Faults faults;
    private final MessageStream client;
    private final BackendConnection backend;
    private final GatewaySession session;
    private final SessionActivity activity;
    private final SessionSettings settings;
    private final TransactionTrace trace;
    /** The rule that lets the answer get lost; null mostly. */
    private String lostBy;

    SessionFaults(
            Faults faults,
            MessageStream client,
            BackendConnection backend,
            GatewaySession session,
            SessionActivity activity) {
        this.faults = faults;
        this.client = client;
        this.backend = backend;
        this.session = session;
        this.activity = activity;
        this.settings = new SessionSettings(backend, session);
        this.trace = new TransactionTrace(backend);
    }

    /** Whether there are rules to ask. */
    boolean watching() {
        return !faults.none();
    }

    /**
     * A statement is about to run.
     *
     * @return whether the client has got an error instead
     * @throws ConnectionDropped when its connection is to end before that
     */
    boolean stops(Statement statement) throws IOException {
        if (!watching()) {
            return false;
        }
        String text = normalised(statement);
        SessionFacts facts = facts(statement);
        SqlError error = act(new Occasion.Statement(facts, text), statement);
        if (error != null) {
            session.fail(error(error));
            return true;
        }
        trace.touched().addAll(faults.touchedBy(text));
        if (trace.commits(statement) && stopsCommit(facts, statement)) {
            return true;
        }
        trace.runs(statement);
        return false;
    }

    /** The block is over with a failed commit, as in the server; an error in the middle would leave it to the client. */
    private boolean stopsCommit(SessionFacts facts, Statement statement) throws IOException {
        SqlError error = act(new Occasion.Commit(facts, trace.touched()), statement);
        if (error == null) {
            return false;
        }
        settings.rollBack();
        session.fail(error(error));
        return true;
    }

    /** The pipeline is about to end, which commits what was written outside of a block. */
    void beforeEnd() throws IOException {
        if (watching() && trace.endCommits() && !backend.failed()) {
            SqlError error = act(new Occasion.Commit(settings.known(), trace.touched()), null);
            if (error != null) {
                session.fail(error(error));
            }
        }
    }

    /**
     * PostgreSQL has answered and, outside of a block, committed.
     *
     * @throws ConnectionDropped when the answer is to be lost
     */
    void afterEnd() throws IOException {
        trace.ready();
        if (lostBy != null) {
            throw new ConnectionDropped("fault " + lostBy);
        }
    }

    /**
     * The client wants to see the answers so far. The driver sends Sync right behind; a client that waits for a lost answer
     * without one is not kept waiting for ever.
     */
    void afterFlush() throws IOException {
        if (lostBy != null) {
            client.readTimeout(PATIENCE_WITHOUT_SYNC_MILLIS);
        }
    }

    private SessionFacts facts(Statement statement) throws IOException {
        return faults.askForQueryGroup() ? settings.ask(statement) : settings.known();
    }

    /** @return the error for the client, or null to go on */
    private SqlError act(Occasion occasion, Statement statement) throws IOException {
        for (Firing firing : faults.meet(occasion)) {
            Effect effect = firing.effect();
            if (effect instanceof Effect.Fail fail) {
                return fail.error();
            } else if (effect instanceof Effect.Drop drop) {
                drop(firing.rule(), drop.when());
            } else if (effect instanceof Effect.Delay delay) {
                SqlError cancelled = delay(firing, delay.duration(), statement);
                if (cancelled != null) {
                    return cancelled;
                }
            }
        }
        return null;
    }

    private void drop(String rule, Effect.When when) throws IOException {
        if (when == Effect.When.AFTER) {
            lostBy = rule;
            client.discardWrites();
            return;
        }
        if (when == Effect.When.INSTEAD) {
            backend.abortTransaction();
            backend.send(ClientMessages.sync());
            backend.flush();
            while (backend.read().type() != 'Z') {
                // What is read here is for nobody.
            }
        }
        throw new ConnectionDropped("fault " + rule);
    }

    /** Delays like a slow query: it can be cancelled and runs into the session's statement_timeout. */
    private SqlError delay(Firing firing, Duration duration, Statement statement) throws IOException {
        Duration timeout = settings.statementTimeout(statement);
        boolean timesOut = !timeout.isZero() && timeout.compareTo(duration) < 0;
        client.flush();
        activity.delayed(firing.waiting());
        Wait.End end = firing.waiting().await(timesOut ? timeout : duration);
        activity.resumed();
        faults.over(firing);
        if (end == Wait.End.CUT) {
            throw new ConnectionDropped("cut while delayed by fault " + firing.rule());
        }
        boolean cancelled = end == Wait.End.CANCELLED || timesOut && end == Wait.End.ELAPSED;
        return cancelled ? ErrorPreset.QUERY_CANCELLED.error() : null;
    }

    private static ServerError error(SqlError error) {
        return new ServerError(error.sqlState(), error.message(), error.detail());
    }

    /** The statement with every run of white space and comments as one blank. */
    static String normalised(Statement statement) {
        StringBuilder text = new StringBuilder();
        boolean apart = false;
        for (Token token : statement.tokens()) {
            if (token.significant()) {
                text.append(apart && text.length() > 0 ? " " : "").append(token.text());
            }
            apart = !token.significant();
        }
        return text.toString();
    }
}
