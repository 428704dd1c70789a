/**
 * What services say to each other. {@link io.landfall.event.Event} is the closed set of facts and commands, one record
 * each; {@link io.landfall.event.EventEnvelope} adds who says it and why; {@link io.landfall.event.EventCodec} turns both
 * into a Kafka record and back. Nothing here knows Kafka.
 */
package io.landfall.event;
