package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** Key constraints of a table: Redshift keeps them as hints for the planner and never checks them. */
final class TableConstraint {
    private TableConstraint() {}

    static boolean isKey(List<Token> element) {
        TokenCursor cursor = atKind(element);
        return cursor.peek().isWord("foreign")
                || cursor.peek().isWord("primary") && cursor.peek(1).isWord("key")
                || cursor.peek().isWord("unique") && cursor.peek(1).isSymbol('(');
    }

    /** The columns of a PRIMARY KEY constraint; empty for anything else. */
    static List<String> primaryKeyColumns(List<Token> element) {
        TokenCursor cursor = atKind(element);
        List<String> columns = new ArrayList<>();
        if (cursor.skipWord("primary") && cursor.skipWord("key") && cursor.skipSymbol('(')) {
            do {
                columns.add(cursor.expectIdentifier());
            } while (cursor.skipSymbol(','));
        }
        return columns;
    }

    /** Behind an optional {@code CONSTRAINT name}. */
    private static TokenCursor atKind(List<Token> element) {
        TokenCursor cursor = new TokenCursor(TokenLists.significant(element));
        if (cursor.skipWord("constraint")) {
            cursor.next();
        }
        return cursor;
    }
}
