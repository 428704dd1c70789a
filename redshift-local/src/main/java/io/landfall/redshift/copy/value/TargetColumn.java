package io.landfall.redshift.copy.value;

/**
 * A column of the target table.
 *
 * @param name in lower case
 * @param type PostgreSQL's internal type name, for example {@code int8} or {@code varchar}
 * @param length declared length of a character type, or precision of a number; 0 when there is none
 * @param scale of a number
 * @param identity values are generated unless the data has them
 * @param always values are generated, and the data may have them only with EXPLICIT_IDS
 */
public record TargetColumn(
        String name, String type, int length, int scale, boolean notNull, boolean identity, boolean always) {

    /** A column without generated values. */
    public TargetColumn(String name, String type, int length, int scale, boolean notNull) {
        this(name, type, length, scale, notNull, false, false);
    }

    boolean isVarchar() {
        return type.equals("varchar") || type.equals("text");
    }

    /** Whether this is SUPER, which is jsonb, or a domain over it, underneath. */
    public boolean isSuper() {
        return type.equals("jsonb") || type.equals("super");
    }

    /** The type as the error views show it. */
    public String typeLabel() {
        return type.equals("bpchar") ? "char" : type;
    }

    /** The declared length as the error views show it. */
    public String lengthLabel() {
        if (length == 0) {
            return "0";
        }
        return type.equals("numeric") ? length + "," + scale : String.valueOf(length);
    }
}
