package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.statement.StatementPlan;
import io.landfall.redshift.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The client's prepared statements by name: their plans, and what PostgreSQL was sent to prepare them. It prepares each of them
 * and decides what is an error.
 */
final class PreparedPlans {
    private static final StatementPlan PASS = new StatementPlan.PassThrough();
    private static final String UNNAMED = "";

    private final Map<String, Prepared> statements = new LinkedHashMap<>();
    private final List<Change> unconfirmed = new ArrayList<>();

    /** @param request the Parse message as PostgreSQL got it */
    private record Prepared(StatementPlan plan, Message request) {}

    /**
     * What a message on its way changes.
     *
     * @param closing whether the message closes something, a portal perhaps, rather than prepares
     * @param name null for a portal
     * @param before null when there was none
     */
    private record Change(boolean closing, String name, Prepared before) {}

    /** How many messages of a pipeline PostgreSQL has carried out. */
    record Confirmed(int prepared, int closed) {}

    /** A Parse message is on its way. That a name is taken already is an error, which leaves the old statement as it is. */
    void prepare(String name, StatementPlan plan, Message request) {
        unconfirmed.add(new Change(false, name, statements.get(name)));
        if (name.equals(UNNAMED) || !statements.containsKey(name)) {
            statements.put(name, new Prepared(plan, request));
        }
    }

    /** The plan of a statement; PostgreSQL answers for those that are not there. */
    StatementPlan of(String name) {
        Prepared found = statements.get(name);
        return found == null ? PASS : found.plan();
    }

    /** Forgets a statement and returns its plan. */
    StatementPlan close(String name) {
        Prepared closed = statements.remove(name);
        unconfirmed.add(new Change(true, name, closed));
        return closed == null ? PASS : closed.plan();
    }

    /** A portal is closed; PostgreSQL's answer is the same as for a statement. */
    void closePortal() {
        unconfirmed.add(new Change(true, null, null));
    }

    /** The simple protocol replaces the unnamed statement. */
    void simpleQueryRan() {
        statements.remove(UNNAMED);
        unconfirmed.clear();
    }

    /** The pipeline has ended: what PostgreSQL did not come to do has not happened. */
    void synced(Confirmed confirmed) {
        int prepared =
                (int) unconfirmed.stream().filter(change -> !change.closing()).count();
        int closed = unconfirmed.size() - prepared;
        for (int index = unconfirmed.size() - 1; index >= 0; index--) {
            Change change = unconfirmed.get(index);
            int done = change.closing() ? confirmed.closed() : confirmed.prepared();
            int place = change.closing() ? closed-- : prepared--;
            if (place > done) {
                undo(change);
            }
        }
        unconfirmed.clear();
    }

    private void undo(Change change) {
        if (change.name() == null) {
            return;
        }
        if (change.before() == null) {
            statements.remove(change.name());
        } else {
            statements.put(change.name(), change.before());
        }
    }

    /** Statements prepared by messages are deallocated by SQL, too. */
    void note(Statement statement) {
        if (statement.startsWith("discard", "all")) {
            statements.clear();
        }
        TokenCursor cursor = statement.cursor();
        if (cursor.skipWord("deallocate")) {
            cursor.skipWord("prepare");
            if (cursor.peek().isWord("all")) {
                statements.clear();
            } else if (cursor.peek().isIdentifier()) {
                statements.remove(cursor.next().identifier());
            }
        }
    }

    /** What prepares all of them again. */
    List<Message> requests() {
        return statements.values().stream().map(Prepared::request).toList();
    }

    /** Size of what prepares all of them again, in bytes. */
    int bytes() {
        return statements.values().stream()
                .mapToInt(prepared -> prepared.request().wireSize())
                .sum();
    }
}
