package io.landfall.warehouse.table;

import io.landfall.warehouse.Identifier;

/**
 * A column as the catalog has it.
 *
 * @param type as it is written in DDL, with length or precision
 * @param length of a text in bytes; 0 for other types
 * @param filled what a row gets that names no value
 * @param standard the expression of the default; null without one
 */
public record Column(String name, String type, int length, boolean nullable, Filled filled, String standard) {

    /** Where the value comes from when none is given. */
    public enum Filled {
        /** It is NULL. */
        NULL,
        /** It is the column's DEFAULT. */
        DEFAULT,
        /** It is counted on. */
        IDENTITY
    }

    /** Whether values of the one fit the other, which is a longer VARCHAR: all Redshift can change of a type. */
    boolean fits(Column wanted) {
        String varying = "character varying";
        return type.startsWith(varying) && wanted.type.startsWith(varying) && length < wanted.length;
    }

    /** Whether rows that are there can get the column: NULL, or a default. */
    boolean isAddable() {
        return filled == Filled.DEFAULT || (filled == Filled.NULL && nullable);
    }

    /** As it is written after ADD COLUMN. */
    String ddl() {
        return Identifier.quote(name)
                + ' '
                + type
                + (filled == Filled.DEFAULT ? " DEFAULT " + standard : "")
                + (nullable ? "" : " NOT NULL");
    }

    /** For a person. */
    String inWords() {
        return switch (filled) {
            case NULL -> type + (nullable ? "" : " NOT NULL");
            case DEFAULT -> type + " with a DEFAULT" + (nullable ? "" : " NOT NULL");
            case IDENTITY -> type + " IDENTITY";
        };
    }

    /** Whether they are the same but for the text of a default, which names the table it belongs to. */
    boolean isLike(Column other) {
        return type.equals(other.type) && nullable == other.nullable && filled == other.filled;
    }
}
