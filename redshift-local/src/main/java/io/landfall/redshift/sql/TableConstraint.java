package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Key constraints of a table: Redshift keeps them as hints for the planner and never checks them. */
final class TableConstraint {
    private static final Set<String> BEGINNINGS =
            Set.of("constraint", "primary", "unique", "foreign", "check", "exclude");

    private TableConstraint() {}

    static boolean isConstraint(List<Token> element) {
        TokenCursor cursor = new TokenCursor(TokenLists.significant(element));
        return BEGINNINGS.contains(cursor.peek().keyword());
    }

    /**
     * Reads {@code [CONSTRAINT name] PRIMARY KEY (…) | UNIQUE (…) | FOREIGN KEY (…) REFERENCES table [(…)]}.
     *
     * @throws StatementRefused for constraints that Redshift does not have
     */
    static DeclaredKey parse(List<Token> element) {
        TokenCursor cursor = new TokenCursor(TokenLists.significant(element));
        String name = cursor.skipWord("constraint") ? cursor.expectIdentifier() : null;
        DeclaredKey key;
        if (cursor.skipWord("primary")) {
            cursor.expectWord("key");
            key = new DeclaredKey("p", name, columns(cursor), null, List.of());
        } else if (cursor.skipWord("unique")) {
            key = new DeclaredKey("u", name, columns(cursor), null, List.of());
        } else if (cursor.skipWord("foreign")) {
            cursor.expectWord("key");
            List<String> columns = columns(cursor);
            cursor.expectWord("references");
            String table = TokenLists.qualifiedName(cursor);
            List<String> referenced = cursor.peek().isSymbol('(') ? columns(cursor) : List.of();
            key = new DeclaredKey("f", name, columns, table, referenced);
        } else {
            throw missing(cursor);
        }
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return key;
    }

    static StatementRefused missing(TokenCursor cursor) {
        if (cursor.peek().isWord("check")) {
            return checkRefused();
        }
        return cursor.syntaxError();
    }

    /** CREATE TABLE reference: there is no CHECK constraint. */
    static StatementRefused checkRefused() {
        return new StatementRefused(
                ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, "CHECK constraints are not supported"));
    }

    /** Names in parentheses. */
    static List<String> columns(TokenCursor cursor) {
        cursor.expectSymbol('(');
        List<String> columns = names(cursor);
        cursor.expectSymbol(')');
        return columns;
    }

    /** What was inside of parentheses. */
    static List<String> columnList(List<Token> inside) {
        TokenCursor cursor = new TokenCursor(TokenLists.significant(inside));
        List<String> columns = names(cursor);
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return columns;
    }

    private static List<String> names(TokenCursor cursor) {
        List<String> columns = new ArrayList<>();
        do {
            Token token = cursor.next();
            if (!token.isIdentifier() && token.type() != Token.Type.NUMBER) {
                throw StatementRefused.syntaxError(token.text());
            }
            columns.add(token.identifier());
        } while (cursor.skipSymbol(','));
        return columns;
    }
}
