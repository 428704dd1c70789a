package io.landfall.redshift.copy.record;

/**
 * One value of a record before conversion.
 *
 * @param kind where the text comes from; it decides the rules of conversion
 * @param text null only for {@link Kind#NULL}
 * @param position offset in the record, 0 when not known
 */
public record Field(Kind kind, String text, int position) {
    public static final Field NULL = new Field(Kind.NULL, null, 0);

    public enum Kind {
        NULL,
        /** A delimited field, or the content of a JSON string. */
        TEXT,
        /** An unquoted JSON number. */
        NUMBER,
        /** JSON true or false. */
        LITERAL,
        /** The text of a JSON object or array. */
        NESTED
    }

    public static Field text(String text, int position) {
        return new Field(Kind.TEXT, text, position);
    }
}
