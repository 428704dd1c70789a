/**
 * Where engines meet Kafka: the only package outside the services' own adapters that knows channels. Events are
 * {@linkplain io.landfall.messaging.EventPublisher published} and {@linkplain io.landfall.messaging.ReceivedEvent received}
 * here, and nowhere else.
 */
package io.landfall.messaging;
