package io.landfall.redshift.copy.statement;

/**
 * A table as a statement names it, already folded to lower case.
 *
 * @param schema null when the search path decides
 */
public record TableName(String schema, String name) {

    /** The name quoted for PostgreSQL. */
    public String quoted() {
        return schema == null ? quote(name) : quote(schema) + "." + quote(name);
    }

    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
