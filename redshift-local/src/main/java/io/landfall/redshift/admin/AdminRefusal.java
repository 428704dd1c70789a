package io.landfall.redshift.admin;

/** A request that is answered with an error. */
final class AdminRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    AdminRefusal(int status, String message) {
        this(status, message, null);
    }

    /** @param field of the body that is wrong; may be null */
    AdminRefusal(int status, String message, String field) {
        super(message);
        this.status = status;
        this.field = field;
    }

    int status() {
        return status;
    }

    String field() {
        return field;
    }
}
