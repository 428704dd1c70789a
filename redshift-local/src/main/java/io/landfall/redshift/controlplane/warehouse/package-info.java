/** What the control plane needs from whoever runs the databases behind its clusters. */
package io.landfall.redshift.controlplane.warehouse;
