package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.Timings;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.AttachedRole.ApplyStatus;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves clusters and snapshots on in the background, and after a restart of the control plane everything from where it stood. Each method
 * takes up a state that an action has already put down; a transition takes as long as the database needs, and at least its configured
 * time.
 */
public final class ClusterLifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterLifecycle.class);

    private final Account account;
    private final WarehouseHost warehouses;
    private final Timings timings;
    private final Transitions transitions = new Transitions();

    public ClusterLifecycle(Account account, WarehouseHost warehouses, Timings timings) {
        this.account = account;
        this.warehouses = warehouses;
        this.timings = timings;
    }

    /** Takes up what the state on disk says was running or under way. */
    public void resume() {
        account.state().clusters().values().forEach(new UnfinishedTransitions(account, this)::takeUp);
        account.state().snapshots().values().stream()
                .filter(snapshot -> snapshot.progress() == Snapshot.Progress.CREATING)
                .forEach(snapshot -> snapshotRequested(snapshot.identifier()));
    }

    /** creating → available, with the data of the snapshot where it is made from one. */
    void created(String identifier) {
        bringUp(identifier, timings.creating(), () -> {
            Cluster cluster = cluster(identifier);
            if (cluster.restoredFrom() == null) {
                return warehouses.start(cluster.spec());
            }
            warehouses.restore(cluster.restoredFrom(), identifier);
            Endpoint endpoint = warehouses.start(cluster.spec());
            if (cluster.managedSecret() != null) {
                warehouses.changePassword(cluster.spec());
            }
            return endpoint;
        });
    }

    /** available → pausing → paused. */
    void pausing(String identifier) {
        transitions.run(
                timings.pausing(),
                () -> stopped(identifier),
                nothing -> update(
                        identifier,
                        cluster -> cluster.state() instanceof ClusterState.Pausing pausing
                                ? cluster.withState(new ClusterState.Paused(pausing.endpoint()))
                                : cluster),
                failure -> fail(identifier, failure));
    }

    /** paused → resuming → available. */
    void resuming(String identifier) {
        bringUp(
                identifier,
                timings.resuming(),
                () -> warehouses.start(cluster(identifier).spec()));
    }

    /** rebooting → available, with everything that was pending. */
    void rebooting(String identifier) {
        update(identifier, cluster -> cluster.pending().rebooted(cluster));
        bringUp(identifier, timings.modifying(), () -> {
            warehouses.stop(identifier);
            return warehouses.start(cluster(identifier).spec());
        });
    }

    /** rebooting → available, because the control plane itself starts. */
    void restarted(String identifier) {
        bringUp(
                identifier,
                Duration.ZERO,
                () -> warehouses.start(cluster(identifier).spec()));
    }

    /** modifying or resizing → available, with what was asked for. */
    void modifying(String identifier) {
        bringUp(identifier, timings.modifying(), () -> modified(cluster(identifier)));
    }

    void rolesModified(String identifier) {
        transitions.run(
                timings.attachingRoles(),
                () -> identifier,
                id -> update(id, ClusterLifecycle::rolesSettled),
                failure -> LOG.error("The roles of {} were not attached", identifier, failure));
    }

    /** final-snapshot → deleting → gone. Nothing is written any more while the snapshot is taken. */
    void takingFinalSnapshot(String identifier, String snapshot) {
        transitions.run(
                timings.snapshotting(),
                () -> {
                    warehouses.stop(identifier);
                    warehouses.takeSnapshot(identifier, snapshot);
                    return snapshot;
                },
                taken -> {
                    complete(taken);
                    update(identifier, cluster -> cluster.withState(new ClusterState.Deleting()));
                    deleting(identifier);
                },
                failure -> {
                    failSnapshot(snapshot, failure);
                    fail(identifier, failure);
                });
    }

    /** deleting → gone. */
    void deleting(String identifier) {
        transitions.run(
                timings.deleting(),
                () -> {
                    warehouses.stop(identifier);
                    warehouses.delete(identifier);
                    return identifier;
                },
                gone -> account.change(state -> state.withoutCluster(gone)),
                failure -> fail(identifier, failure));
    }

    /** A snapshot that is creating → available. */
    void snapshotRequested(String snapshot) {
        transitions.run(
                timings.snapshotting(),
                () -> {
                    account.state()
                            .snapshot(snapshot)
                            .ifPresent(wanted ->
                                    warehouses.takeSnapshot(wanted.source().identifier(), snapshot));
                    return snapshot;
                },
                this::complete,
                failure -> failSnapshot(snapshot, failure));
    }

    /** Stops every running database and keeps its data; the clusters stay in the account as they are. */
    @Override
    public void close() {
        transitions.close();
        account.state().clusters().keySet().forEach(warehouses::stop);
    }

    private Endpoint modified(Cluster cluster) {
        PendingChange change = cluster.pending();
        ClusterSpec wanted = change.appliedTo(cluster).spec();
        if (change.port() != null) {
            warehouses.stop(cluster.identifier());
        }
        Endpoint endpoint = warehouses.start(wanted);
        if (change.masterPassword() != null) {
            warehouses.changePassword(wanted);
        }
        return endpoint;
    }

    private Cluster cluster(String identifier) {
        return ClusterFaults.require(account.state(), identifier);
    }

    private String stopped(String identifier) {
        warehouses.stop(identifier);
        return identifier;
    }

    private void bringUp(String identifier, Duration atLeast, Supplier<Endpoint> start) {
        transitions.run(
                atLeast,
                start,
                endpoint -> becomeAvailable(identifier, endpoint),
                failure -> fail(identifier, failure));
    }

    private void becomeAvailable(String identifier, Endpoint endpoint) {
        account.change(state -> state.cluster(identifier)
                .map(cluster -> available(state, cluster, endpoint))
                .orElse(state));
        LOG.info("Cluster {} is available at {}:{}", identifier, endpoint.address(), endpoint.port());
    }

    /** The secret of a password that Redshift no longer manages goes with it. */
    private static AccountState available(AccountState state, Cluster cluster, Endpoint endpoint) {
        Cluster available = rolesSettled(cluster.pending().appliedTo(cluster))
                .withPort(endpoint.port())
                .withState(new ClusterState.Available(endpoint));
        boolean unmanaged = cluster.managedSecret() != null && available.managedSecret() == null;
        return (unmanaged ? state.withoutSecret(cluster.managedSecret()) : state).with(available);
    }

    private void complete(String snapshot) {
        account.change(state -> state.snapshot(snapshot)
                .map(taken -> state.with(taken.withProgress(Snapshot.Progress.AVAILABLE)))
                .orElse(state));
    }

    private void failSnapshot(String snapshot, Throwable failure) {
        LOG.error("Snapshot {} failed: {}", snapshot, failure.getMessage(), failure);
        account.change(state -> state.snapshot(snapshot)
                .map(failed -> state.with(failed.withProgress(Snapshot.Progress.FAILED)))
                .orElse(state));
    }

    private void fail(String identifier, Throwable failure) {
        LOG.error("Cluster {} failed: {}", identifier, failure.getMessage(), failure);
        update(identifier, cluster -> cluster.withState(new ClusterState.Failed(String.valueOf(failure.getMessage()))));
    }

    private void update(String identifier, UnaryOperator<Cluster> step) {
        account.change(state -> state.cluster(identifier)
                .map(cluster -> state.with(step.apply(cluster)))
                .orElse(state));
    }

    private static Cluster rolesSettled(Cluster cluster) {
        List<AttachedRole> settled = cluster.roles().stream()
                .filter(role -> role.applyStatus() != ApplyStatus.REMOVING)
                .map(AttachedRole::inSync)
                .toList();
        return cluster.withRoles(settled);
    }
}
