package io.landfall.quality.notify.delivery;

import io.landfall.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** A message did not get through. Its text may be shown to anybody; it has no cause, whose text might not. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final transient Duration retryAfter;

    DeliveryException(FailureKind kind, String reason, Duration retryAfter) {
        super(reason, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** It never will. */
    public static DeliveryException terminal(String reason) {
        return new DeliveryException(FailureKind.TERMINAL, reason, null);
    }

    /** It may later. */
    public static DeliveryException retryable(String reason) {
        return new DeliveryException(FailureKind.RETRYABLE, reason, null);
    }

    public FailureKind kind() {
        return kind;
    }

    /** How long the sink asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
