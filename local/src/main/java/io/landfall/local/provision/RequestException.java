package io.landfall.local.provision;

/** A command for the warehouse failed, or nothing is heard of it; the message is for a person. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequestException(String message) {
        super(message);
    }

    RequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
