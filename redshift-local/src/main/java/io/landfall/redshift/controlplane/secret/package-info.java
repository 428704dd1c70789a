/** Secrets Manager: reading secrets, and the ones Redshift makes for managed passwords. */
package io.landfall.redshift.controlplane.secret;
