/** The way to a warehouse from the command line: over Kafka to the provisioner of a stack, or straight to AWS. */
package io.landfall.local.provision;
