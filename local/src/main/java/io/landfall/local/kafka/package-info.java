/** A real Kafka broker in this JVM: settings → format once → start → close. */
package io.landfall.local.kafka;
