package io.landfall.warehouse.table;

import io.landfall.warehouse.QualifiedName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as the project declares it.
 *
 * @param file where, for whoever has to change it
 * @param ddl creates it where it is missing
 */
public record DeclaredTable(QualifiedName table, String file, String ddl) {

    private static final String PART = "(?:\"[^\"]+\"|[\\p{L}\\d_$]+)";
    private static final Pattern CREATION = Pattern.compile(
            "(CREATE\\s+TABLE\\s+IF\\s+NOT\\s+EXISTS\\s+)(" + PART + "(?:\\s*\\.\\s*" + PART + ")?)",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 127;

    /** @throws IllegalArgumentException if the DDL creates something else, or not in a way that can be repeated */
    public DeclaredTable {
        Matcher creation = CREATION.matcher(ddl);
        if (!creation.find()) {
            throw new IllegalArgumentException(
                    "is run at every start; write CREATE TABLE IF NOT EXISTS so that it can be");
        }
        String created = creation.group(2).replaceAll("[\"\\s]", "").toLowerCase(Locale.ROOT);
        if (!created.equals(table.toString())) {
            throw new IllegalArgumentException(
                    "creates " + created + "; its name says " + table + ", so one of the two has to change");
        }
    }

    /** The columns, as far as the DDL names them itself. */
    public Optional<DeclaredColumns> columns() {
        return DeclaredColumns.of(ddl);
    }

    /** A name that nothing else has, in the same schema. */
    QualifiedName scratch() {
        String name = "landfall_shape__" + table.name();
        return new QualifiedName(table.schema(), name.substring(0, Math.min(name.length(), LONGEST)));
    }

    /** Creates the same table under another name. Nothing but the name is looked at; Redshift reads the rest. */
    String ddlOf(QualifiedName other) {
        return CREATION.matcher(ddl).replaceFirst("$1" + Matcher.quoteReplacement(other.sql()));
    }
}
