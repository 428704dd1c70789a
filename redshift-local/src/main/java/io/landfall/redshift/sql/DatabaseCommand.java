package io.landfall.redshift.sql;

import java.util.List;
import java.util.Optional;

/**
 * CREATE DATABASE and ALTER DATABASE as far as they say something about the isolation level of the database.
 *
 * @param database name, folded to lower case
 * @param isolation the level asked for
 */
public record DatabaseCommand(String database, Isolation isolation) {

    /** Isolation levels of a database (CREATE DATABASE reference). */
    public enum Isolation {
        SNAPSHOT("repeatable read"),
        SERIALIZABLE("serializable");

        private final String postgresLevel;

        Isolation(String postgresLevel) {
            this.postgresLevel = postgresLevel;
        }

        /** The level at which PostgreSQL runs the transactions of such a database. */
        public String postgresLevel() {
            return postgresLevel;
        }
    }

    /** {@code ALTER DATABASE name ISOLATION LEVEL level}; empty for any other statement. */
    public static Optional<DatabaseCommand> alter(Statement statement) {
        if (!statement.startsWith("alter", "database")) {
            return Optional.empty();
        }
        TokenCursor cursor = behindTwoWords(statement);
        if (!cursor.peek(1).isWord("isolation")) {
            return Optional.empty();
        }
        String database = cursor.expectIdentifier();
        cursor.expectWord("isolation");
        Isolation level = level(cursor);
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return Optional.of(new DatabaseCommand(database, level));
    }

    /** {@code CREATE DATABASE … ISOLATION LEVEL level}; empty when no level is named or for any other statement. */
    public static Optional<DatabaseCommand> create(Statement statement) {
        if (!statement.startsWith("create", "database") || !statement.mentions("isolation")) {
            return Optional.empty();
        }
        TokenCursor cursor = behindTwoWords(statement);
        String database = cursor.expectIdentifier();
        while (!cursor.skipWord("isolation")) {
            cursor.next();
        }
        return Optional.of(new DatabaseCommand(database, level(cursor)));
    }

    private static TokenCursor behindTwoWords(Statement statement) {
        TokenCursor cursor = statement.cursor();
        cursor.next();
        cursor.next();
        return cursor;
    }

    private static Isolation level(TokenCursor cursor) {
        cursor.expectWord("level");
        if (cursor.skipWord("snapshot")) {
            return Isolation.SNAPSHOT;
        }
        cursor.expectWord("serializable");
        return Isolation.SERIALIZABLE;
    }

    /** CREATE DATABASE without the clauses that PostgreSQL does not have. */
    static List<Token> withoutRedshiftClauses(List<Token> tokens) {
        TokenFilter filter = new TokenFilter(tokens);
        while (filter.hasNext()) {
            if (filter.nextAre("isolation", "level")) {
                filter.drop(3);
            } else if (filter.nextAre("collate", "case_insensitive")) {
                throw StatementRefused.notSupported("COLLATE CASE_INSENSITIVE");
            } else if (filter.nextAre("collate")) {
                filter.drop(2);
            } else if (filter.peek().isWord("unlimited")) {
                filter.replace("-1");
            } else {
                filter.keep();
            }
        }
        return filter.kept();
    }
}
