package io.landfall.redshift.fault;

/** A rule that cannot be; the message names the field and says what is allowed. */
public final class InvalidRule extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field path of the field inside the rule, joined by dots; empty for the rule itself
     * @param problem what is wrong with it and what is allowed
     */
    public InvalidRule(String field, String problem) {
        super(field.isEmpty() ? problem : field + ": " + problem);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
