package io.landfall.warehouse;

/** How names and texts are put into SQL that cannot take bind parameters, such as DDL and COPY. */
public final class Identifier {

    private Identifier() {}

    /** A name in double quotes. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * A text in single quotes. Redshift keeps PostgreSQL 8.0's literals, in which a backslash escapes the next character,
     * so both are doubled.
     */
    public static String literal(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "''") + '\'';
    }
}
