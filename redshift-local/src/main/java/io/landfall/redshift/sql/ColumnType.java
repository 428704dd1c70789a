package io.landfall.redshift.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Column types that mean something else in Redshift than in PostgreSQL, or that PostgreSQL does not know. */
final class ColumnType {
    /** Longest VARCHAR in bytes. */
    static final int MAX_VARCHAR = 65535;

    private static final Map<String, String> WITHOUT_LENGTH = Map.of(
            "varchar", "varchar(256)",
            "nvarchar", "varchar(256)",
            "text", "varchar(256)",
            "varying", "varying(256)",
            "bpchar", "char(256)",
            "decimal", "decimal(18,0)",
            "numeric", "numeric(18,0)");
    private static final Map<String, String> OTHER_NAME =
            Map.of("nvarchar", "varchar", "nchar", "char", "datetime", "timestamp");
    private static final Set<String> NOT_EMULATED =
            Set.of("varbyte", "varbinary", "geometry", "geography", "hllsketch");

    private ColumnType() {}

    /**
     * The first word of a column's type, as PostgreSQL wants it.
     *
     * @param word the word as written
     * @param sized whether a length in parentheses follows
     */
    static String translate(Token word, boolean sized) {
        String name = word.keyword();
        if (NOT_EMULATED.contains(name)) {
            throw StatementRefused.notSupported("type " + name.toUpperCase(Locale.ROOT));
        }
        String replacement = sized ? OTHER_NAME.get(name) : WITHOUT_LENGTH.get(name);
        if (replacement == null && !sized) {
            replacement = OTHER_NAME.get(name);
        }
        return replacement == null ? word.text() : replacement;
    }
}
