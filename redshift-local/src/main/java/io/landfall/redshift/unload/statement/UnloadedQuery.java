package io.landfall.redshift.unload.statement;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.Token;
import io.landfall.redshift.sql.TokenCursor;
import io.landfall.redshift.wire.ServerError;
import java.util.List;

/** What UNLOAD demands of its query: one SELECT, without a LIMIT of its own (UNLOAD reference, "Limit clause"). */
final class UnloadedQuery {
    private UnloadedQuery() {}

    static void check(String query) {
        List<Statement> statements = Statement.split(query);
        if (statements.size() != 1) {
            throw StatementRefused.syntaxError(statements.isEmpty() ? null : ";");
        }
        TokenCursor cursor = statements.get(0).cursor();
        Token first = cursor.peek();
        if (!first.isWord("select") && !first.isWord("with") && !first.isSymbol('(')) {
            throw cursor.syntaxError();
        }
        if (hasOuterLimit(cursor)) {
            throw new StatementRefused(
                    ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, "Limit clause is not supported"));
        }
    }

    private static boolean hasOuterLimit(TokenCursor cursor) {
        int depth = 0;
        Token previous = cursor.peek();
        while (!cursor.atEnd()) {
            Token token = cursor.next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            boolean top = token.isWord("top")
                    && previous.isWord("select")
                    && cursor.peek().type() == Token.Type.NUMBER;
            if (depth == 0 && !previous.isSymbol('.') && (token.isWord("limit") || top)) {
                return true;
            }
            previous = token;
        }
        return false;
    }
}
