package io.landfall.local.follow;

/** Kafka does not answer. */
public final class FollowException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public FollowException(String broker, Throwable cause) {
        super("Kafka at %s does not answer: %s".formatted(broker, cause.getMessage()), cause);
    }
}
