package io.landfall.redshift.sql;

import java.util.List;
import java.util.Set;

/**
 * VACUUM and ANALYZE. How Redshift sorts, reclaims or samples has no counterpart here: every form of VACUUM becomes PostgreSQL's
 * plain one, and ANALYZE reads the columns it names, or all.
 */
final class MaintenanceRewriter {
    private static final Set<String> MODES = Set.of("full", "reindex", "recluster");

    private MaintenanceRewriter() {}

    static boolean handles(Statement statement) {
        return statement.startsWith("vacuum") || statement.startsWith("analyze") || statement.startsWith("analyse");
    }

    static List<Token> rewrite(Statement statement) {
        TokenCursor cursor = statement.cursor();
        boolean vacuum = cursor.next().isWord("vacuum");
        String sql = vacuum ? vacuum(cursor) : analyze(cursor);
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return List.of(new Token(Token.Type.WORD, sql));
    }

    private static String vacuum(TokenCursor cursor) {
        if (cursor.skipWord("sort") || cursor.skipWord("delete")) {
            cursor.expectWord("only");
        } else if (MODES.contains(cursor.peek().keyword())) {
            cursor.next();
        }
        boolean table =
                !cursor.atEnd() && !cursor.peek().isWord("to") && !cursor.peek().isWord("boost");
        String sql = table ? "VACUUM " + RelationName.read(cursor).quoted() : "VACUUM";
        if (table && cursor.skipWord("to")) {
            int percent = cursor.expectInteger();
            if (percent > 100) {
                throw StatementRefused.syntaxError(String.valueOf(percent));
            }
            cursor.expectWord("percent");
        }
        cursor.skipWord("boost");
        return sql;
    }

    private static String analyze(TokenCursor cursor) {
        StringBuilder sql = new StringBuilder(cursor.skipWord("verbose") ? "ANALYZE VERBOSE" : "ANALYZE");
        if (!cursor.atEnd() && !isColumnChoice(cursor)) {
            sql.append(' ').append(RelationName.read(cursor).quoted());
            if (cursor.skipSymbol('(')) {
                sql.append(" (\"").append(cursor.expectIdentifier()).append('"');
                while (cursor.skipSymbol(',')) {
                    sql.append(", \"").append(cursor.expectIdentifier()).append('"');
                }
                cursor.expectSymbol(')');
                sql.append(')');
            }
        }
        if (isColumnChoice(cursor)) {
            cursor.next();
            cursor.next();
        }
        return sql.toString();
    }

    private static boolean isColumnChoice(TokenCursor cursor) {
        boolean choice = cursor.peek().isWord("predicate") || cursor.peek().isWord("all");
        return choice && cursor.peek(1).isWord("columns");
    }
}
