package io.landfall.redshift.history;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.Token;
import io.landfall.redshift.sql.TokenCursor;
import java.util.Map;

/**
 * Sorts statements as the system views do (AWS pages SYS_QUERY_HISTORY, SVL_STATEMENTTEXT).
 *
 * @param queryType what SYS_QUERY_HISTORY calls it
 * @param leaderOnly whether it runs without the compute nodes
 */
public record StatementKind(String queryType, boolean leaderOnly) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("select", "SELECT"),
            Map.entry("with", "SELECT"),
            Map.entry("insert", "INSERT"),
            Map.entry("update", "UPDATE"),
            Map.entry("delete", "DELETE"),
            Map.entry("merge", "MERGE"),
            Map.entry("copy", "COPY"),
            Map.entry("unload", "UNLOAD"),
            Map.entry("create", "DDL"),
            Map.entry("alter", "DDL"),
            Map.entry("drop", "DDL"),
            Map.entry("truncate", "DDL"),
            Map.entry("comment", "DDL"),
            Map.entry("grant", "DDL"),
            Map.entry("revoke", "DDL"));

    /** Sorts a statement by its words. */
    public static StatementKind of(String text) {
        Statement statement = Statement.of(text);
        TokenCursor cursor = statement.cursor();
        while (cursor.peek().isSymbol('(')) {
            cursor.next();
        }
        String type = TYPES.getOrDefault(cursor.peek().keyword(), "UTILITY");
        if (cursor.peek().isWord("create") && isTableFromQuery(statement)) {
            type = "CTAS";
        }
        boolean reads = type.equals("SELECT");
        boolean leader = reads ? !readsUserTables(statement) : type.equals("DDL") || type.equals("UTILITY");
        return new StatementKind(type, leader);
    }

    private static boolean isTableFromQuery(Statement statement) {
        return statement.mentions("as") && statement.mentions("select") && statement.mentions("table");
    }

    private static boolean readsUserTables(Statement statement) {
        TokenCursor cursor = statement.cursor();
        while (!cursor.atEnd()) {
            Token token = cursor.next();
            if ((token.isWord("from") || token.isWord("join"))
                    && cursor.peek().isIdentifier()
                    && !isCatalog(cursor.peek().identifier())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCatalog(String name) {
        return name.startsWith("pg_")
                || name.startsWith("information_schema")
                || name.startsWith("svv_")
                || name.startsWith("stv_")
                || name.startsWith("sys_")
                || name.startsWith("stl_")
                || name.startsWith("svl_");
    }
}
