/** What a failed AWS call means for the step it belongs to, decided in one place. */
package io.landfall.provisioner.failure;
