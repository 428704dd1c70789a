package io.landfall.quality.notify.delivery;

import io.landfall.aws.AwsFailures;
import io.landfall.failure.FailureKind;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Decides what a failed delivery means. */
public final class DeliveryFailures {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int SERVER_ERROR = 500;
    private static final int MAIL_PERMANENT = 500;
    private static final int MAIL_TRANSIENT = 400;

    /** Request timeout, too early, too many requests (RFC 9110, 8470, 6585). */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private DeliveryFailures() {}

    /**
     * What an HTTP answer means.
     *
     * @param retryAfter the header, if there is one
     * @param body what the server said, without secrets
     * @return empty for success
     */
    public static Optional<DeliveryException> ofStatus(
            int status, Optional<String> retryAfter, String body, Instant now) {
        if (status >= OK && status < REDIRECT) {
            return Optional.empty();
        }
        boolean passing = PASSING.contains(status) || status >= SERVER_ERROR;
        String said = body.isBlank() ? "" : ": " + body;
        Duration pause = retryAfter.flatMap(text -> pause(text, now)).orElse(null);
        return Optional.of(new DeliveryException(
                passing ? FailureKind.RETRYABLE : FailureKind.TERMINAL, "HTTP " + status + said, pause));
    }

    /**
     * What an exception on the way means. Network and time are passing.
     *
     * @param text the failure's, without secrets
     */
    public static DeliveryException of(Throwable failure, String text) {
        if (failure instanceof SdkException) {
            FailureKind kind = AwsFailures.classify(failure) == FailureKind.RETRYABLE
                    ? FailureKind.RETRYABLE
                    : FailureKind.TERMINAL;
            return new DeliveryException(kind, text, null);
        }
        if (failure instanceof HttpTimeoutException || failure instanceof TimeoutException) {
            return DeliveryException.retryable("no answer in time");
        }
        String named = failure.getClass().getSimpleName() + (text.isBlank() ? "" : ": " + text);
        return failure instanceof IOException ? DeliveryException.retryable(named) : DeliveryException.terminal(named);
    }

    /**
     * What a mail server's refusal means (RFC 5321, 4.2.1: 4yz is transient, 5yz permanent).
     *
     * @param code its reply; 0 where there was none
     */
    public static DeliveryException ofMail(int code, String text) {
        boolean permanent = code >= MAIL_PERMANENT;
        String reason = code >= MAIL_TRANSIENT ? "SMTP " + code + ": " + text : text;
        return permanent ? DeliveryException.terminal(reason) : DeliveryException.retryable(reason);
    }

    /** Seconds or a date (RFC 9110, 10.2.3). */
    private static Optional<Duration> pause(String text, Instant now) {
        try {
            String plain = text.strip();
            Duration pause = plain.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(plain))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return pause.isNegative() ? Optional.empty() : Optional.of(pause);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
