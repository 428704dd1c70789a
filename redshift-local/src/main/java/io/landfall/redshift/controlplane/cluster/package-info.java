/** The Redshift actions, and the lifecycle that moves clusters on after an action has answered. */
package io.landfall.redshift.controlplane.cluster;
