package io.landfall.flow;

/** An event could not be published in time. */
public final class AnnouncementException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public AnnouncementException(String message, Throwable cause) {
        super(message, cause);
    }
}
