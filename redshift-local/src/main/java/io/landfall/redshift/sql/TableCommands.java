package io.landfall.redshift.sql;

import java.util.List;

/** Forms of LOCK, TRUNCATE, DELETE and COMMIT that differ between PostgreSQL and Redshift. */
final class TableCommands {
    private TableCommands() {}

    /**
     * Refuses what only PostgreSQL knows: modes and NOWAIT of LOCK, several tables and CASCADE of TRUNCATE, AND CHAIN behind
     * COMMIT.
     *
     * @throws StatementRefused with a syntax error
     */
    static void check(Statement statement) {
        boolean ends =
                statement.startsWith("commit") || statement.startsWith("rollback") || statement.startsWith("end");
        if (ends && statement.mentions("chain")) {
            throw StatementRefused.syntaxError("and");
        }
        boolean lock = statement.startsWith("lock");
        if (!lock && !statement.startsWith("truncate")) {
            return;
        }
        TokenCursor cursor = statement.cursor();
        cursor.next();
        cursor.skipWord("table");
        RelationName.read(cursor);
        while (lock && cursor.skipSymbol(',')) {
            RelationName.read(cursor);
        }
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
    }

    static boolean lacksFrom(Statement statement) {
        return statement.startsWith("delete") && !statement.startsWith("delete", "from");
    }

    /** DELETE without the word FROM is allowed in Redshift only. */
    static List<Token> withFrom(List<Token> tokens) {
        TokenFilter filter = new TokenFilter(tokens);
        filter.hasNext();
        filter.replace("DELETE FROM");
        filter.keepRest();
        return filter.kept();
    }
}
