/**
 * Drives resources to what the definition wants, or out of existence: look, act on what is found, look again. There is no other
 * memory than AWS itself.
 */
package io.landfall.provisioner.converge;
