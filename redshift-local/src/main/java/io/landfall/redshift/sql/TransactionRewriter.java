package io.landfall.redshift.sql;

import java.util.List;

/**
 * Transaction commands. Isolation levels are accepted and mean nothing: the level belongs to the database (BEGIN and SET
 * TRANSACTION references).
 */
public final class TransactionRewriter {
    private TransactionRewriter() {}

    static boolean handles(Statement statement) {
        return statement.startsWith("begin") || statement.startsWith("start", "transaction");
    }

    /** Whether the statement asks for an isolation level and nothing else. */
    public static boolean onlySetsIsolation(Statement statement) {
        if (!statement.startsWith("set")) {
            return false;
        }
        if (statement.startsWith("set", "transaction_isolation")
                || statement.startsWith("set", "default_transaction_isolation")) {
            return true;
        }
        TokenCursor cursor = new TokenCursor(TokenLists.significant(withoutIsolation(statement.tokens())));
        cursor.next();
        boolean session = cursor.skipWord("session");
        if (session) {
            cursor.skipWord("characteristics");
            cursor.skipWord("as");
        } else {
            cursor.skipWord("local");
        }
        return cursor.skipWord("transaction") && cursor.atEnd() && statement.mentions("isolation");
    }

    /** Drops {@code ISOLATION LEVEL …} and the comma beside it. */
    static List<Token> withoutIsolation(List<Token> tokens) {
        TokenFilter filter = new TokenFilter(tokens);
        while (filter.hasNext()) {
            if (!filter.nextAre("isolation", "level")) {
                filter.keep();
                continue;
            }
            filter.drop(2);
            boolean twoWords = filter.nextAre("read", "committed")
                    || filter.nextAre("read", "uncommitted")
                    || filter.nextAre("repeatable", "read");
            filter.drop(twoWords ? 2 : 1);
            if (filter.nextIsSymbol(',')) {
                filter.drop();
            }
        }
        return filter.kept();
    }
}
