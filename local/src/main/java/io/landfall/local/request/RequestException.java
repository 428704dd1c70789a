package io.landfall.local.request;

/** A command failed, or nothing is heard of it; the message is for a person. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequestException(String message) {
        super(message);
    }

    public RequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
