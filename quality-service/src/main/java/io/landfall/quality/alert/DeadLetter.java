package io.landfall.quality.alert;

import java.time.Instant;

/**
 * A record that a consumer could not process, in the topic it was put in.
 *
 * @param topic the topic of dead letters, such as {@code landfall.tables.quality.dev.dlq}
 * @param reason why it could not be processed; empty where nothing says
 * @param position where in the topic it is: partition and offset
 * @param at when it was put there
 */
public record DeadLetter(String topic, String reason, String position, Instant at) {}
