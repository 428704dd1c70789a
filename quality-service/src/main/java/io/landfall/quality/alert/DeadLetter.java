package io.landfall.quality.alert;

import java.time.Instant;

/**
 * A record that a consumer could not process, or a message about alerts that could not be delivered, in the topic it was put in.
 *
 * @param topic the topic of dead letters, such as {@code landfall.tables.quality.dev.dlq}
 * @param reason why it could not be processed; empty where nothing says
 * @param sink which sink did not take it; null for a record that is no message to one
 * @param position where in the topic it is: partition and offset
 * @param at when it was put there
 */
public record DeadLetter(String topic, String reason, String sink, String position, Instant at) {}
