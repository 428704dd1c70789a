package io.landfall.local.s3;

/** The object store could not be started; the message is fit for a user. */
public final class S3StartException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    S3StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
