package io.landfall.local.sqs;

/** The queue server could not be started; the message is fit for a user. */
public final class SqsStartException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SqsStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
