package io.landfall.warehouse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A table's schema and name. Redshift folds identifiers to lower case even inside double quotes, so names are lower case
 * here; its names hold at most 127 bytes.
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

    private static final Pattern PART = Pattern.compile("[a-z_][a-z0-9_$]{0,126}");

    public QualifiedName {
        requirePart(schema);
        requirePart(name);
    }

    /** @throws IllegalArgumentException if the text is not {@code schema.table} */
    @JsonCreator
    public static QualifiedName parse(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is not a table name of the form schema.table");
        }
        return new QualifiedName(parts[0], parts[1]);
    }

    /** Both parts quoted, for use in SQL. */
    public String sql() {
        return Identifier.quote(schema) + '.' + Identifier.quote(name);
    }

    @Override
    @JsonValue
    public String toString() {
        return schema + '.' + name;
    }

    @Override
    public int compareTo(QualifiedName other) {
        return toString().compareTo(other.toString());
    }

    private static void requirePart(String part) {
        if (!PART.matcher(part).matches()) {
            throw new IllegalArgumentException("'" + part + "' is not a name Redshift takes: up to 127 letters, digits,"
                    + " _ or $, beginning with a letter or _");
        }
    }
}
