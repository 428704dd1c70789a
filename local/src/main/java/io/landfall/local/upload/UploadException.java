package io.landfall.local.upload;

/** A file cannot be put into the landing bucket. */
public final class UploadException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UploadException(String message) {
        super(message);
    }

    UploadException(String message, Throwable cause) {
        super(message, cause);
    }
}
