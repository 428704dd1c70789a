package io.landfall.provisioner;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * How long and how often the provisioner asks whether something has happened. AWS throttles those who ask too often.
 *
 * @param poll between two questions
 * @param most altogether
 */
public record Patience(Duration poll, Duration most) {

    /**
     * Asks until there is an answer.
     *
     * @throws IllegalStateException if there is none in time; {@code what} is named in its message
     */
    <T> T await(String what, Callable<Optional<T>> question) {
        RetryPolicy<Optional<T>> again = RetryPolicy.<Optional<T>>builder()
                .handleResultIf(Optional::isEmpty)
                .abortOn(failure -> true)
                .withDelay(poll)
                .withJitter(0.1)
                .withMaxAttempts(-1)
                .withMaxDuration(most)
                .build();
        return Failsafe.with(again)
                .get(question::call)
                .orElseThrow(() -> new IllegalStateException(what + " did not happen within " + most.toMinutes()
                        + " minutes; give the command again to go on"));
    }
}
