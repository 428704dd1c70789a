/** How fast things change on the control plane. */
package io.landfall.redshift.controlplane.timing;
