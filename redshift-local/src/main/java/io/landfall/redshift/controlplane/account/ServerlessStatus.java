package io.landfall.redshift.controlplane.account;

/** {@code status} of a workgroup (all four) and of a namespace (never {@code CREATING}); API reference, Workgroup and Namespace. */
public enum ServerlessStatus {
    CREATING,
    AVAILABLE,
    MODIFYING,
    DELETING
}
