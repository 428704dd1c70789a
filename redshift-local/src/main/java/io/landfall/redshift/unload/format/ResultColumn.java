package io.landfall.redshift.unload.format;

/**
 * A column of the query's result.
 *
 * @param type PostgreSQL's internal type name, for example {@code int8} or {@code varchar}
 * @param length declared length of a character type, or precision of a number; 0 when there is none
 * @param scale of a number
 */
public record ResultColumn(String name, String type, int length, int scale) {

    /** Whether the value is JSON. */
    public boolean isSuper() {
        return type.equals("jsonb");
    }

    /** Whether ESCAPE applies. */
    boolean character() {
        return type.equals("varchar") || type.equals("bpchar") || type.equals("text");
    }

    /** Whether JSON writes the value without quotes. */
    boolean number() {
        return switch (type) {
            case "int2", "int4", "int8", "float4", "float8", "numeric" -> true;
            default -> false;
        };
    }

    /** Name of the type in a verbose manifest. */
    public String longTypeName() {
        return switch (type) {
            case "int2" -> "smallint";
            case "int4" -> "integer";
            case "int8" -> "bigint";
            case "float4" -> "real";
            case "float8" -> "double precision";
            case "bool" -> "boolean";
            case "bpchar" -> "character";
            case "varchar", "text" -> "character varying";
            case "timestamp" -> "timestamp without time zone";
            case "timestamptz" -> "timestamp with time zone";
            case "time" -> "time without time zone";
            case "timetz" -> "time with time zone";
            case "jsonb" -> "super";
            default -> type;
        };
    }
}
