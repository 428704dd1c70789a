package io.landfall.redshift.fault.client;

/** The admin port refused, or is not there; the message says why. */
public final class AdminPortException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AdminPortException(String message, Throwable cause) {
        super(message, cause);
    }
}
