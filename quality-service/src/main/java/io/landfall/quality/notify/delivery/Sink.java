package io.landfall.quality.notify.delivery;

import io.landfall.quality.notify.message.AlertMessage;
import java.util.List;

/** A way to reach people. */
public interface Sink {

    /** As {@code alerts.yaml} calls it. */
    String name();

    /** How many messages a route to it may send in a period where nobody says otherwise: a person reads every one. */
    default int usualMessages() {
        return 10;
    }

    /**
     * What has to be sent so that the message is told, in order. When one fails, those before it are not sent again. May be
     * empty for a message the sink has nothing to say about.
     */
    List<Sending> prepare(AlertMessage message);

    /** One request. Sent again it is recognisably the same. */
    @FunctionalInterface
    interface Sending {
        void send() throws DeliveryException, InterruptedException;
    }
}
