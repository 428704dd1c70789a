package io.landfall.local.kafka;

/** The broker could not be formatted or started; the message is fit for a user. */
public final class KafkaStartException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    KafkaStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
