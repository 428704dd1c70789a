package io.landfall.quality.notify.sink;

import java.util.List;

/**
 * A mail to be sent.
 *
 * @param from null for the sender the service is configured with
 * @param messageId with its angle brackets; equal when the same mail is sent again
 * @param inReplyTo null for a mail that answers none
 * @param references the threads it belongs to, with angle brackets
 */
public record AlertMail(
        List<String> to,
        String from,
        String subject,
        String text,
        String html,
        String messageId,
        String inReplyTo,
        List<String> references) {}
