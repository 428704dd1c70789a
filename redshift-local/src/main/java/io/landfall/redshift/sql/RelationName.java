package io.landfall.redshift.sql;

import java.util.Set;

/**
 * A table or view as a statement names it, folded to lower case.
 *
 * @param schema null when the search path decides
 */
public record RelationName(String schema, String name) {
    private static final Set<String> SYSTEM_SCHEMAS = Set.of("pg_catalog", "information_schema", "redshift_local");

    /**
     * Reads {@code [[database.]schema.]name}; a temporary table may be written {@code #name}.
     *
     * @throws StatementRefused when there is no name
     */
    static RelationName read(TokenCursor cursor) {
        String schema = null;
        String name = part(cursor);
        while (cursor.skipSymbol('.')) {
            schema = name;
            name = part(cursor);
        }
        return new RelationName(schema, name);
    }

    private static String part(TokenCursor cursor) {
        String mark = cursor.skipSymbol('#') ? "#" : "";
        return mark + cursor.expectIdentifier();
    }

    /** Whether it belongs to the server and not to users. */
    public boolean isSystem() {
        return schema != null && SYSTEM_SCHEMAS.contains(schema);
    }

    /** Whether the name says that the table is temporary. */
    public boolean isMarkedTemporary() {
        return name.startsWith("#");
    }

    /** The name quoted for PostgreSQL. */
    public String quoted() {
        return schema == null ? quote(name) : quote(schema) + "." + quote(name);
    }

    private static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
