package io.landfall.redshift.sql;

import java.util.Optional;

/**
 * INSERT of what a query finds, which Redshift runs on all slices at once.
 *
 * @param table quoted, with its schema if the statement names one
 */
public record BulkInsert(String table) {

    /** Empty for other statements, among them INSERT … VALUES. */
    public static Optional<BulkInsert> of(Statement statement) {
        if (!statement.startsWith("insert", "into")) {
            return Optional.empty();
        }
        TokenCursor cursor = statement.cursor();
        cursor.next();
        cursor.next();
        if (!cursor.peek().isIdentifier()) {
            return Optional.empty();
        }
        String table = TokenLists.qualifiedName(cursor);
        while (cursor.peek().isSymbol('(') && !isQuery(cursor.peek(1))) {
            while (!cursor.atEnd() && !cursor.next().isSymbol(')')) {
                continue;
            }
        }
        while (cursor.skipSymbol('(')) {
            continue;
        }
        return isQuery(cursor.peek()) ? Optional.of(new BulkInsert(table)) : Optional.empty();
    }

    private static boolean isQuery(Token token) {
        return token.isWord("select") || token.isWord("with") || token.isSymbol('(');
    }
}
