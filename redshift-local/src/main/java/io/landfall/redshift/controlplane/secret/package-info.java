/** Secrets Manager: secrets of users, and the ones Redshift makes for managed passwords and keeps users from changing. */
package io.landfall.redshift.controlplane.secret;
