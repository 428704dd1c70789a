package io.landfall.quality.notify.delivery;

import io.landfall.quality.notify.message.AlertMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way to a sink.
 *
 * @param since when it set out
 * @param attempts how often it is tried at most
 * @param settlement to be told what became of it
 */
public record Dispatch(AlertMessage message, Instant since, int attempts, Settlement settlement) {

    /** What hears of the end of a delivery. */
    @FunctionalInterface
    public interface Settlement {

        /**
         * Called once.
         *
         * @param sink its name
         * @param failure why it was set aside; empty for a message that was delivered
         */
        void settled(String sink, Optional<String> failure);
    }
}
