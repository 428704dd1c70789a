package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Column types that mean something else in Redshift than in PostgreSQL, or that only one of the two knows. */
final class ColumnType {
    /** Longest VARCHAR in bytes. */
    static final int MAX_VARCHAR = 65535;

    private static final int MAX_CHAR = 4096;
    private static final int MAX_PRECISION = 38;

    private static final Map<String, String> WITHOUT_LENGTH = Map.ofEntries(
            Map.entry("varchar", "varchar(256)"),
            Map.entry("nvarchar", "varchar(256)"),
            Map.entry("text", "varchar(256)"),
            Map.entry("varying", "varying(256)"),
            Map.entry("bpchar", "char(256)"),
            Map.entry("decimal", "decimal(18,0)"),
            Map.entry("dec", "dec(18,0)"),
            Map.entry("numeric", "numeric(18,0)"));
    private static final Map<String, String> OTHER_NAME =
            Map.of("nvarchar", "varchar", "nchar", "char", "datetime", "timestamp");
    private static final Set<String> NOT_EMULATED =
            Set.of("varbyte", "varbinary", "geometry", "geography", "hllsketch", "binary");
    /** PostgreSQL 8.0 had them, so that Redshift knows their names and refuses columns of them. */
    private static final Set<String> LEADER_ONLY = Set.of(
            "bytea",
            "inet",
            "cidr",
            "macaddr",
            "money",
            "bit",
            "varbit",
            "serial",
            "serial4",
            "serial8",
            "bigserial",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle");
    /** PostgreSQL learned them after Redshift branched off. */
    private static final Set<String> UNKNOWN = Set.of(
            "json",
            "jsonb",
            "uuid",
            "xml",
            "hstore",
            "tsvector",
            "tsquery",
            "smallserial",
            "serial2",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange",
            "macaddr8",
            "citext",
            "jsonpath",
            "pg_lsn");

    private static final Set<String> CHARACTERS = Set.of("char", "character", "nchar", "bpchar");
    private static final Set<String> VARYING = Set.of("varchar", "nvarchar", "varying");
    private static final Set<String> DECIMALS = Set.of("decimal", "dec", "numeric");

    private ColumnType() {}

    /** Refuses what Redshift does not have, and lengths beyond its limits; the filter stands at the type. */
    static void check(TokenFilter filter, String column) {
        Token word = filter.peek();
        checkName(word.keyword());
        if (LEADER_ONLY.contains(word.keyword())) {
            throw unsupported(column, word.keyword());
        }
        boolean varying = filter.nextAre("character", "varying") || filter.nextAre("char", "varying");
        int size = filter.firstNumberInGroup(varying ? 2 : 1);
        String name = varying ? "varying" : word.keyword();
        if (VARYING.contains(name)) {
            checkLength("varchar", size, MAX_VARCHAR);
        } else if (CHARACTERS.contains(name)) {
            checkLength("char", size, MAX_CHAR);
        } else if (DECIMALS.contains(name) && (size == 0 || size > MAX_PRECISION)) {
            throw invalid("NUMERIC precision " + size + " must be between 1 and " + MAX_PRECISION);
        }
    }

    /** Whether {@link #checkName} refuses this type. */
    static boolean isRefused(String name) {
        return NOT_EMULATED.contains(name) || UNKNOWN.contains(name);
    }

    /** Refuses types, in a column or a cast, that Redshift does not know or the emulator does not have. */
    static void checkName(String name) {
        if (NOT_EMULATED.contains(name)) {
            throw StatementRefused.notSupported("type " + name.toUpperCase(Locale.ROOT));
        }
        if (UNKNOWN.contains(name)) {
            throw new StatementRefused(ServerError.of("42704", "type \"" + name + "\" does not exist"));
        }
    }

    /** The error for a type that exists on Redshift's leader node only. */
    static StatementRefused unsupported(String column, String type) {
        return new StatementRefused(ServerError.of(
                ServerError.FEATURE_NOT_SUPPORTED, "Column \"" + column + "\" has unsupported type \"" + type + "\"."));
    }

    /**
     * The first word of a column's type, as PostgreSQL wants it.
     *
     * @param word the word as written
     * @param sized whether a length in parentheses follows
     */
    static String translate(Token word, boolean sized) {
        String name = word.keyword();
        String replacement = sized ? OTHER_NAME.get(name) : WITHOUT_LENGTH.get(name);
        if (name.equals("text") && sized || name.equals("bpchar") && sized) {
            replacement = name.equals("text") ? "varchar" : "char";
        }
        if (replacement == null && !sized) {
            replacement = OTHER_NAME.get(name);
        }
        return replacement == null ? word.text() : replacement;
    }

    /** Refuses a VARCHAR that is too short or too long. */
    static void checkVarchar(int length) {
        checkLength("varchar", length, MAX_VARCHAR);
    }

    /** @param size -1 when there is none */
    private static void checkLength(String type, int size, int limit) {
        if (size == 0) {
            throw invalid("length for type " + type + " must be at least 1");
        }
        if (size > limit) {
            throw invalid("length for type " + type + " cannot exceed " + limit);
        }
    }

    private static StatementRefused invalid(String message) {
        return new StatementRefused(ServerError.of("22023", message));
    }
}
