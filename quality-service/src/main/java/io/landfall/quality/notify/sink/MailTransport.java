package io.landfall.quality.notify.sink;

import io.landfall.quality.notify.delivery.DeliveryException;

/** The way to the mail server. */
@FunctionalInterface
public interface MailTransport {

    /**
     * Sends the mail and waits until the server has it.
     *
     * @throws DeliveryException if it does not take it
     */
    void send(AlertMail mail) throws DeliveryException, InterruptedException;
}
