package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.AttachedRole.ApplyStatus;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts down in the account how a transition ended. What is gone meanwhile is left alone. */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final Account account;

    Outcomes(Account account) {
        this.account = account;
    }

    /** With everything that was pending and needs no reboot. */
    void available(String identifier, Endpoint endpoint) {
        account.change(state -> state.cluster(identifier)
                .map(cluster -> available(state, cluster, endpoint))
                .orElse(state));
        LOG.info("Cluster {} is available at {}:{}", identifier, endpoint.address(), endpoint.port());
    }

    void failed(String identifier, Throwable failure) {
        LOG.error("Cluster {} failed: {}", identifier, failure.getMessage(), failure);
        update(identifier, cluster -> cluster.withState(new ClusterState.Failed(String.valueOf(failure.getMessage()))));
    }

    void rolesAttached(String identifier) {
        update(identifier, Outcomes::rolesSettled);
    }

    void snapshotCompleted(String snapshot) {
        progress(snapshot, Snapshot.Progress.AVAILABLE);
    }

    void snapshotFailed(String snapshot, Throwable failure) {
        LOG.error("Snapshot {} failed: {}", snapshot, failure.getMessage(), failure);
        progress(snapshot, Snapshot.Progress.FAILED);
    }

    void update(String identifier, UnaryOperator<Cluster> step) {
        account.change(state -> state.cluster(identifier)
                .map(cluster -> state.with(step.apply(cluster)))
                .orElse(state));
    }

    private void progress(String snapshot, Snapshot.Progress progress) {
        account.change(state -> state.snapshot(snapshot)
                .map(taken -> state.with(taken.withProgress(progress)))
                .orElse(state));
    }

    /** The secret of a password that Redshift no longer manages goes with it. */
    private static AccountState available(AccountState state, Cluster cluster, Endpoint endpoint) {
        Cluster available = rolesSettled(cluster.pending().appliedTo(cluster))
                .withPort(endpoint.port())
                .withState(new ClusterState.Available(endpoint));
        boolean unmanaged = cluster.managedSecret() != null && available.managedSecret() == null;
        return (unmanaged ? state.withoutSecret(cluster.managedSecret()) : state).with(available);
    }

    private static Cluster rolesSettled(Cluster cluster) {
        List<AttachedRole> settled = cluster.roles().stream()
                .filter(role -> role.applyStatus() != ApplyStatus.REMOVING)
                .map(AttachedRole::inSync)
                .toList();
        return cluster.withRoles(settled);
    }
}
