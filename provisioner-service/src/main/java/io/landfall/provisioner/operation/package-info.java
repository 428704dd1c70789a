/** What can be asked of the provisioner: one class for each command. */
package io.landfall.provisioner.operation;
