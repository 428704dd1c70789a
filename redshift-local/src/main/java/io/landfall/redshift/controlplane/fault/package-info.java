/**
 * Faults on purpose for the AWS control plane: planned refusals, lost answers and delays, permissions that are not granted, and the log of
 * the calls that were made. {@code ControlPlane.faults()} and {@code ControlPlane.calls()} are the ways in.
 */
package io.landfall.redshift.controlplane.fault;
