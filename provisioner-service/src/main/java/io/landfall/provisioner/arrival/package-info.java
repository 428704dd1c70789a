/**
 * Decides by itself when a provisioned cluster is paused and resumed: from what waits in Kafka, what was announced of the
 * warehouse, and what AWS says. It remembers nothing: a restart, or a second instance, comes to the same decisions.
 */
package io.landfall.provisioner.arrival;
