package io.landfall.redshift.history;

import io.landfall.redshift.history.StatementRecord.Status;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerError;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Follows one session by the messages that pass: what the client asks for and how it is answered. Used by the session's own
 * thread; other threads may ask what runs.
 */
public final class SessionHistory implements AutoCloseable {
    private static final String CANCELED = "57014";
    /** What is kept of a statement's text; Redshift's own views cut it as well. */
    private static final int KEPT_TEXT = 8_000;

    private final ActivityHistory history;
    private final SessionRecord session;
    private final IntSupplier pid;
    private final QueryGroup queryGroup = new QueryGroup();
    private final RecentQueries recent = new RecentQueries();
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    /** Asked for and not answered yet; the first one runs. */
    private final Deque<Pending> pending = new ArrayDeque<>();

    private volatile StatementRecord running;
    private volatile TransactionRecord transaction;
    private boolean failed;
    private boolean rolledBack;

    SessionHistory(ActivityHistory history, SessionRecord session, IntSupplier pid) {
        this.history = history;
        this.session = session;
        this.pid = pid;
    }

    private static final class Pending {
        private final String text;
        private final Instant started = Instant.now();
        private final long queryId;
        /** The statements of the same query behind this one; null while it has not been taken apart. */
        private final Deque<String> following;

        Pending(String text, long queryId, Deque<String> following) {
            this.text = text;
            this.queryId = queryId;
            this.following = following;
        }
    }

    /** Takes note of a client's message before it is handled. */
    public void asked(Message message) {
        if (failed && message.type() != 'Q') {
            failed = message.type() != 'S';
            return;
        }
        PayloadReader reader = message.reader();
        switch (message.type()) {
            case 'Q' -> ask(reader.readString());
            case 'P' -> prepared.put(reader.readString(), reader.readString());
            case 'B' -> portals.put(reader.readString(), prepared.getOrDefault(reader.readString(), ""));
            case 'E' -> ask(portals.getOrDefault(reader.readString(), ""));
            case 'C' -> forget(reader.readByte() == 'S' ? prepared : portals, reader.readString());
            default -> {}
        }
    }

    private static void forget(Map<String, String> named, String name) {
        named.remove(name);
    }

    private void ask(String text) {
        if (transaction == null) {
            transaction = new TransactionRecord(
                    history.nextTransactionId(), session, pid.getAsInt(), Instant.now(), null, false);
        }
        pending.add(new Pending(text, history.nextQueryId(), null));
        if (pending.size() == 1) {
            showRunning();
        }
    }

    /** Number of the statement that runs now; a new one when none does. */
    public long currentQueryId() {
        Pending first = pending.peek();
        return first == null ? history.nextQueryId() : first.queryId;
    }

    /** Takes note of an answer on its way to the client. */
    public void answered(Message message) {
        switch (message.type()) {
            case 'C' -> completed(message.reader().readString());
            case 's', 'I' -> pending.poll();
            case 'E' -> failed(ServerError.parse(message));
            case 'Z' -> ready((char) message.payload()[0]);
            default -> {}
        }
    }

    private void completed(String tag) {
        Pending done = pending.poll();
        if (done == null) {
            return;
        }
        boolean whole = done.following == null;
        Deque<String> following = whole ? parts(done.text) : done.following;
        String text = whole && !following.isEmpty() ? following.poll() : done.text;
        if (!following.isEmpty()) {
            pending.addFirst(new Pending(following.poll(), history.nextQueryId(), following));
        }
        rolledBack = tag.equals("ROLLBACK");
        end(done, text, Status.SUCCESS, null, CommandTag.rows(tag));
        queryGroup.follow(text);
        showRunning();
    }

    /** The statements of a query that has several; nothing for a single one. */
    private static Deque<String> parts(String text) {
        List<Statement> statements = text.indexOf(';') < 0 ? List.of() : Statement.split(text);
        Deque<String> parts = new ArrayDeque<>();
        if (statements.size() > 1) {
            statements.forEach(statement -> parts.add(statement.text().strip()));
        }
        return parts;
    }

    private void failed(ServerError error) {
        rolledBack = true;
        failed = true;
        Pending done = pending.poll();
        if (done != null) {
            end(
                    done,
                    done.text,
                    error.sqlState().equals(CANCELED) ? Status.CANCELED : Status.FAILED,
                    error.message(),
                    0);
        }
        pending.clear();
        running = null;
    }

    private void ready(char status) {
        failed = false;
        pending.clear();
        running = null;
        TransactionRecord open = transaction;
        if (status == 'I') {
            portals.clear();
        }
        if (status == 'I' && open != null) {
            transaction = null;
            history.ended(new TransactionRecord(
                    open.transactionId(), session, open.pid(), open.started(), Instant.now(), !rolledBack));
        }
        rolledBack = rolledBack && status == 'E';
    }

    private void end(Pending done, String text, Status status, String error, long rows) {
        String kept = text.length() > KEPT_TEXT ? text.substring(0, KEPT_TEXT) : text;
        recent.add(done.queryId, kept);
        history.ended(new StatementRecord(
                done.queryId,
                transactionId(),
                session,
                pid.getAsInt(),
                queryGroup.label(),
                kept,
                done.started,
                Instant.now(),
                status,
                error,
                rows));
    }

    private void showRunning() {
        Pending first = pending.peek();
        running = first == null
                ? null
                : new StatementRecord(
                        first.queryId,
                        transactionId(),
                        session,
                        pid.getAsInt(),
                        queryGroup.label(),
                        first.text,
                        first.started,
                        null,
                        Status.RUNNING,
                        null,
                        0);
    }

    private long transactionId() {
        TransactionRecord open = transaction;
        return open == null ? 0 : open.transactionId();
    }

    /** What the session runs now; null when it is idle. */
    StatementRecord running() {
        return running;
    }

    /** The transaction that is open now; null when there is none. */
    TransactionRecord openTransaction() {
        return transaction;
    }

    /** Number of the last statement that ended and was not one of the leader node's own; -1 when there is none. */
    public long lastQueryId() {
        return recent.last();
    }

    @Override
    public void close() {
        history.closed(this, session);
    }
}
