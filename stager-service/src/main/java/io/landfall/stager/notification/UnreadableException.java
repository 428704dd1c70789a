package io.landfall.stager.notification;

/** What was received names no object; the message says why, for a person. */
final class UnreadableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
