package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;

/** Recognises what real Redshift does and the emulator does not, so that it is refused by name. */
final class UnsupportedStatements {
    private static final List<String> BEGINNINGS = List.of(
            "unload",
            "copy job",
            "analyze compression",
            "create external",
            "create datashare",
            "create model",
            "create library",
            "create identity provider",
            "create masking policy",
            "create rls policy",
            "grant assumerole",
            "revoke assumerole",
            "show table",
            "show tables",
            "show columns",
            "show schemas",
            "show databases");

    private UnsupportedStatements() {}

    static void check(Statement statement) {
        for (String beginning : BEGINNINGS) {
            if (statement.startsWith(beginning.split(" "))) {
                throw StatementRefused.notSupported(beginning.toUpperCase(Locale.ROOT));
            }
        }
        if (hasWords(statement, "approximate", "count") || hasWords(statement, "approximate", "percentile_disc")) {
            throw StatementRefused.notSupported("APPROXIMATE aggregates");
        }
        if (hasWords(statement, "select", "top") && !hasWords(statement, "top", "from")) {
            throw StatementRefused.notSupported("SELECT TOP (write LIMIT)");
        }
    }

    private static boolean hasWords(Statement statement, String first, String second) {
        TokenCursor cursor = statement.cursor();
        while (!cursor.atEnd()) {
            if (cursor.next().isWord(first) && cursor.peek().isWord(second)) {
                return true;
            }
        }
        return false;
    }
}
