package io.landfall.provisioner.arrival;

import io.landfall.provisioner.resource.Finding;

/** What AWS says about the compute of a warehouse, as far as it matters for pausing. */
public enum ComputeState {
    RUNNING,
    PAUSED,
    /** AWS is at work on it. */
    CHANGING,
    /** There is none, or none that is Landfall's. */
    ABSENT;

    /** From a look at the resource. */
    public static ComputeState of(Finding found) {
        if (found instanceof Finding.Paused) {
            return PAUSED;
        }
        if (found instanceof Finding.Unsettled) {
            return CHANGING;
        }
        return found instanceof Finding.Settled || found instanceof Finding.Different ? RUNNING : ABSENT;
    }
}
