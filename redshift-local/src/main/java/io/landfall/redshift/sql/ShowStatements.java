package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Redshift's SHOW statements about databases, schemas, tables and columns, as queries of the views that hold the same (AWS pages
 * SHOW DATABASES, SHOW SCHEMAS, SHOW TABLES, SHOW COLUMNS, SHOW TABLE, SHOW VIEW, SHOW PROCEDURE). Names may be parameters, as
 * drivers prepare them. SHOW of a setting is PostgreSQL's own.
 */
final class ShowStatements {
    private static final String DATABASES = "SELECT database_name, database_owner, database_type, database_acl,"
            + " database_options AS parameters, database_isolation_level FROM pg_catalog.svv_redshift_databases";
    private static final String SCHEMAS = "SELECT * FROM pg_catalog.svv_all_schemas";
    private static final String TABLES = "SELECT * FROM pg_catalog.svv_all_tables";
    private static final String COLUMNS =
            "SELECT c.*, a.sort_key_type, a.sort_key, a.dist_key, a.encoding, a.collation FROM pg_catalog.svv_all_columns c"
                    + " JOIN redshift_catalog.column_storage a USING (schema_name, table_name, column_name)";

    private ShowStatements() {}

    /** The query, or null when the statement is none of these. */
    static String rewrite(Statement statement) {
        TokenCursor cursor = statement.cursor();
        if (!cursor.skipWord("show")) {
            return null;
        }
        return switch (cursor.next().keyword()) {
            case "databases" -> list(cursor, DATABASES, "database_name", List.of());
            case "schemas" -> from(cursor, "database", SCHEMAS, "schema_name", List.of("database_name"));
            case "tables" -> from(cursor, "schema", TABLES, "table_name", List.of("database_name", "schema_name"));
            case "columns" ->
                from(cursor, "table", COLUMNS, "column_name", List.of("database_name", "schema_name", "table_name"));
            case "table" -> definition(cursor, "table", "Show Table DDL statement");
            case "view" -> definition(cursor, "view", "Show View DDL statement");
            case "procedure" -> procedure(cursor);
            default -> null;
        };
    }

    private static String from(TokenCursor cursor, String what, String query, String listed, List<String> qualifiers) {
        cursor.expectWord("from");
        cursor.expectWord(what);
        List<String> names = names(cursor);
        if (names.size() > qualifiers.size()) {
            throw cursor.syntaxError();
        }
        List<String> conditions = new ArrayList<>();
        int skipped = qualifiers.size() - names.size();
        for (int index = 0; index < names.size(); index++) {
            conditions.add(qualifiers.get(skipped + index) + " = " + names.get(index));
        }
        return list(cursor, query, listed, conditions);
    }

    private static String list(TokenCursor cursor, String query, String listed, List<String> conditions) {
        StringBuilder sql = new StringBuilder(query).append(" WHERE true");
        conditions.forEach(condition -> sql.append(" AND ").append(condition));
        if (cursor.skipWord("like")) {
            sql.append(" AND ").append(listed).append(" LIKE ").append(value(cursor));
        }
        String order = listed.equals("column_name") ? "ordinal_position" : listed;
        sql.append(" ORDER BY ").append(order);
        if (cursor.skipWord("limit")) {
            sql.append(" LIMIT ").append(cursor.expectInteger());
        }
        expectEnd(cursor);
        return sql.toString();
    }

    private static String definition(TokenCursor cursor, String what, String column) {
        List<String> names = names(cursor);
        expectEnd(cursor);
        return "SELECT redshift_catalog.show_" + what + "(" + schemaAndName(cursor, names) + ") AS \"" + column + "\"";
    }

    private static String procedure(TokenCursor cursor) {
        List<String> names = names(cursor);
        String arguments = "NULL";
        if (cursor.skipSymbol('(')) {
            StringBuilder text = new StringBuilder();
            while (!cursor.atEnd() && !cursor.skipSymbol(')')) {
                text.append(cursor.next().text()).append(' ');
            }
            arguments = literal(text.toString().strip());
        }
        expectEnd(cursor);
        return "SELECT redshift_catalog.show_procedure(" + schemaAndName(cursor, names) + ", " + arguments
                + ") AS \"Stored Procedure Definition\"";
    }

    private static String schemaAndName(TokenCursor cursor, List<String> names) {
        return switch (names.size()) {
            case 1 -> "NULL, " + names.get(0);
            case 2 -> names.get(0) + ", " + names.get(1);
            case 3 -> names.get(1) + ", " + names.get(2);
            default -> throw cursor.syntaxError();
        };
    }

    private static List<String> names(TokenCursor cursor) {
        List<String> names = new ArrayList<>();
        do {
            names.add(value(cursor));
        } while (cursor.skipSymbol('.'));
        return names;
    }

    /** A name, a literal or a parameter, as an SQL expression of type text. */
    private static String value(TokenCursor cursor) {
        Token token = cursor.peek();
        if (token.type() == Token.Type.PARAMETER) {
            return cursor.next().text() + "::text";
        }
        return token.isString() ? cursor.next().text() : literal(cursor.expectIdentifier());
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static void expectEnd(TokenCursor cursor) {
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
    }
}
