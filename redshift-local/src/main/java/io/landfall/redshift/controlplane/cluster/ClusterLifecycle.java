package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.timing.Timings;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Duration;
import java.util.function.Supplier;
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
    private final Outcomes outcomes;
    private final Transitions transitions = new Transitions();

    public ClusterLifecycle(Account account, WarehouseHost warehouses, Timings timings) {
        this.account = account;
        this.warehouses = warehouses;
        this.timings = timings;
        this.outcomes = new Outcomes(account);
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
                nothing -> outcomes.update(
                        identifier,
                        cluster -> cluster.state() instanceof ClusterState.Pausing pausing
                                ? cluster.withState(new ClusterState.Paused(pausing.endpoint()))
                                : cluster),
                failure -> outcomes.failed(identifier, failure));
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
        outcomes.update(identifier, cluster -> cluster.pending().rebooted(cluster));
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
                outcomes::rolesAttached,
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
                    outcomes.snapshotCompleted(taken);
                    outcomes.update(identifier, cluster -> cluster.withState(new ClusterState.Deleting()));
                    deleting(identifier);
                },
                failure -> {
                    outcomes.snapshotFailed(snapshot, failure);
                    outcomes.failed(identifier, failure);
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
                failure -> outcomes.failed(identifier, failure));
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
                outcomes::snapshotCompleted,
                failure -> outcomes.snapshotFailed(snapshot, failure));
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
                endpoint -> outcomes.available(identifier, endpoint),
                failure -> outcomes.failed(identifier, failure));
    }
}
