package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;

/**
 * Recognises what PostgreSQL learned after Redshift branched off, so that nobody writes it here and meets the error in
 * production. Redshift has no upsert clause and no RETURNING, and lists savepoints among the features it does not have.
 */
final class PostgresOnlySyntax {

    private PostgresOnlySyntax() {}

    static void check(Statement statement) {
        boolean writes =
                statement.startsWith("insert") || statement.startsWith("update") || statement.startsWith("delete");
        if (writes && statement.mentions("returning")) {
            throw StatementRefused.syntaxError("returning");
        }
        if (statement.startsWith("insert") && hasUpsert(statement)) {
            throw StatementRefused.syntaxError("on");
        }
        if (statement.startsWith("savepoint")
                || statement.startsWith("release")
                || statement.startsWith("rollback", "to")) {
            throw new StatementRefused(
                    ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, "SQL command \"SAVEPOINT\" not supported."));
        }
    }

    /** {@code on} may also begin the condition of a join, and a table may be named conflict. */
    private static boolean hasUpsert(Statement statement) {
        TokenCursor cursor = statement.cursor();
        while (!cursor.atEnd()) {
            if (cursor.next().isWord("on") && cursor.peek().isWord("conflict")) {
                Token after = cursor.peek(1);
                if (after.isWord("do") || after.isWord("on") || after.isSymbol('(')) {
                    return true;
                }
            }
        }
        return false;
    }
}
