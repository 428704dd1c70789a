package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** What commit rules have to know of a session's transaction. */
final class TransactionTrace {
    /** Statements that leave nothing to commit behind. */
    private static final Set<String> READING = Set.of(
            "select",
            "values",
            "table",
            "show",
            "explain",
            "set",
            "reset",
            "fetch",
            "declare",
            "close",
            "prepare",
            "deallocate",
            "discard",
            "begin",
            "start",
            "rollback",
            "abort",
            "commit",
            "end",
            "unload",
            "cancel");

    private static final Set<String> WRITING_INSIDE = Set.of("into", "insert", "update", "delete", "merge");

    private final BackendConnection backend;
    private final Set<String> touched = new HashSet<>();
    /** Null until the pipeline begins or ends a block; before that the last ReadyForQuery told. */
    private Boolean block;

    private boolean wrote;

    TransactionTrace(BackendConnection backend) {
        this.backend = backend;
    }

    Set<String> touched() {
        return touched;
    }

    /** Whether the statement commits a transaction block; TRUNCATE does too (TRUNCATE reference). */
    boolean commits(Statement statement) {
        return inBlock()
                && (statement.startsWith("commit") || statement.startsWith("end") || statement.startsWith("truncate"));
    }

    /** Whether the end of the pipeline commits something. */
    boolean endCommits() {
        return wrote;
    }

    void runs(Statement statement) {
        if (statement.startsWith("begin") || statement.startsWith("start")) {
            block = true;
        } else if (statement.startsWith("rollback") || statement.startsWith("abort") || commits(statement)) {
            block = false;
            touched.clear();
        } else if (!inBlock() && writes(statement)) {
            wrote = true;
        }
    }

    void ready() {
        block = null;
        wrote = false;
        if (backend.transaction().status() == 'I') {
            touched.clear();
        }
    }

    private boolean inBlock() {
        return block == null ? backend.transaction().status() == 'T' : block;
    }

    private static boolean writes(Statement statement) {
        String first = statement.cursor().peek().keyword();
        boolean query = first.equals("select") || first.equals("with");
        return query ? WRITING_INSIDE.stream().anyMatch(statement::mentions) : !READING.contains(first);
    }
}
