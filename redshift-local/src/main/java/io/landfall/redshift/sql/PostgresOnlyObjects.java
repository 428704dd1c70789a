package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.Set;

/** Objects that PostgreSQL has and Redshift does not: those that 8.0 had are refused by Redshift itself, newer ones it cannot parse. */
final class PostgresOnlyObjects {
    private static final Set<String> ON_TABLES = Set.of("index", "unique", "trigger", "rule", "constraint");
    private static final Set<String> KNOWN =
            Set.of("sequence", "type", "domain", "aggregate", "operator", "cast", "conversion", "tablespace");
    private static final Set<String> NEWER = Set.of(
            "extension",
            "policy",
            "publication",
            "subscription",
            "statistics",
            "server",
            "foreign",
            "collation",
            "event",
            "access",
            "text",
            "unlogged",
            "recursive",
            "transform");

    private PostgresOnlyObjects() {}

    static void check(Statement statement) {
        TokenCursor cursor = statement.cursor();
        boolean create = cursor.skipWord("create");
        if (!create && !cursor.skipWord("alter")) {
            if (cursor.skipWord("do")) {
                throw StatementRefused.syntaxError("do");
            }
            return;
        }
        Token object = cursor.peek();
        if (ON_TABLES.contains(object.keyword())) {
            throw refused(statement, "not supported on Redshift tables.");
        }
        if (KNOWN.contains(object.keyword())) {
            throw refused(statement, "not supported.");
        }
        if (NEWER.contains(object.keyword())) {
            throw StatementRefused.syntaxError(object.text());
        }
        if (create && (statement.mentions("function") || statement.mentions("procedure"))) {
            checkRoutine(statement);
        }
    }

    /** CREATE FUNCTION and CREATE PROCEDURE references: languages other than SQL and PL/pgSQL run on Redshift only. */
    private static void checkRoutine(Statement statement) {
        TokenCursor cursor = statement.cursor();
        while (!cursor.atEnd()) {
            Token word = cursor.next();
            if (word.isWord("language") && cursor.peek().keyword().startsWith("plpython")) {
                throw StatementRefused.notSupported("LANGUAGE " + cursor.peek().text());
            }
            if (word.isWord("nonatomic")) {
                throw StatementRefused.notSupported("NONATOMIC procedures");
            }
        }
    }

    private static StatementRefused refused(Statement statement, String ending) {
        return new StatementRefused(ServerError.of(
                ServerError.FEATURE_NOT_SUPPORTED,
                "SQL command \"" + statement.text().strip() + "\" " + ending));
    }
}
