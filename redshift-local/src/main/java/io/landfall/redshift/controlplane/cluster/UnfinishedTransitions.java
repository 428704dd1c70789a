package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;

/** Goes on, when the control plane starts, with what each cluster was in the middle of when it ended. */
final class UnfinishedTransitions {

    private final Account account;
    private final ClusterLifecycle lifecycle;

    UnfinishedTransitions(Account account, ClusterLifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
    }

    /** Paused and failed clusters stay as they are; available ones are rebooting until their databases are up again. */
    void takeUp(Cluster cluster) {
        String identifier = cluster.identifier();
        ClusterState state = cluster.state();
        if (state instanceof ClusterState.Available available) {
            account.change(all -> all.with(cluster.withState(new ClusterState.Rebooting(available.endpoint()))));
            lifecycle.restarted(identifier);
        } else if (state instanceof ClusterState.Rebooting) {
            lifecycle.restarted(identifier);
        } else if (state instanceof ClusterState.Modifying || state instanceof ClusterState.Resizing) {
            lifecycle.modifying(identifier);
        } else if (state instanceof ClusterState.Creating) {
            lifecycle.created(identifier);
        } else if (state instanceof ClusterState.Pausing) {
            lifecycle.pausing(identifier);
        } else if (state instanceof ClusterState.Resuming) {
            lifecycle.resuming(identifier);
        } else if (state instanceof ClusterState.TakingFinalSnapshot last) {
            lifecycle.takingFinalSnapshot(identifier, last.snapshot());
        } else if (state instanceof ClusterState.Deleting) {
            lifecycle.deleting(identifier);
        }
    }
}
