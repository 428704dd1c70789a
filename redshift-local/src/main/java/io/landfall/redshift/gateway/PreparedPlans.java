package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.statement.StatementPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plans of the client's prepared statements, by name. PostgreSQL prepares each of them, too, and decides what is an error. */
final class PreparedPlans {
    private static final StatementPlan PASS = new StatementPlan.PassThrough();

    private final Map<String, StatementPlan> plans = new HashMap<>();
    private final List<Change> unconfirmed = new ArrayList<>();

    /** @param before null when there was none */
    private record Change(String name, StatementPlan before) {}

    /** A Parse message is on its way. That a name is taken already is an error, which leaves the old statement as it is. */
    void prepare(String name, StatementPlan plan) {
        unconfirmed.add(new Change(name, plans.get(name)));
        if (name.isEmpty() || !plans.containsKey(name)) {
            plans.put(name, plan);
        }
    }

    /** The plan of a statement; PostgreSQL answers for those that are not there. */
    StatementPlan of(String name) {
        return plans.getOrDefault(name, PASS);
    }

    /** Forgets a statement and returns its plan. */
    StatementPlan close(String name) {
        StatementPlan closed = plans.remove(name);
        return closed == null ? PASS : closed;
    }

    /** The pipeline has ended: statements that PostgreSQL did not come to prepare are not there. */
    void synced(int confirmed) {
        for (int index = unconfirmed.size() - 1; index >= confirmed; index--) {
            Change change = unconfirmed.get(index);
            if (change.before() == null) {
                plans.remove(change.name());
            } else {
                plans.put(change.name(), change.before());
            }
        }
        unconfirmed.clear();
    }

    /** Statements prepared by messages are deallocated by SQL, too. */
    void note(Statement statement) {
        if (statement.startsWith("discard", "all")) {
            plans.clear();
        }
        TokenCursor cursor = statement.cursor();
        if (cursor.skipWord("deallocate")) {
            cursor.skipWord("prepare");
            if (cursor.peek().isWord("all")) {
                plans.clear();
            } else if (cursor.peek().isIdentifier()) {
                plans.remove(cursor.next().identifier());
            }
        }
    }
}
