package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AttachedRole.ApplyStatus;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.timing.Timings;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves namespaces, their workgroups and snapshots on in the background, and after a restart of the control plane from where they
 * stood. A transition takes as long as the database needs, and at least its configured time.
 */
public final class ServerlessLifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerlessLifecycle.class);

    private final Account account;
    private final WarehouseHost warehouses;
    private final Timings timings;
    private final Background background = new Background();
    private final WorkgroupLifecycle workgroups;
    private final SnapshotLifecycle snapshots;

    public ServerlessLifecycle(Account account, WarehouseHost warehouses, Timings timings) {
        this.account = account;
        this.warehouses = warehouses;
        this.timings = timings;
        this.workgroups = new WorkgroupLifecycle(account, warehouses, timings, background);
        this.snapshots = new SnapshotLifecycle(account, warehouses, timings.snapshotting(), background);
    }

    /** Takes up what the state on disk says was running or under way. */
    public void resume() {
        snapshots.resume();
        account.state().namespaces().values().forEach(this::resume);
        for (Workgroup workgroup : account.state().workgroups().values()) {
            Namespace namespace = ServerlessFaults.namespace(account.state(), workgroup.namespace());
            if (namespace.restoredFrom() == null) {
                workgroups.resume(workgroup);
            }
        }
    }

    /** Stops every database and keeps its data; namespaces and workgroups stay in the account as they are. */
    @Override
    public void close() {
        background.close();
        account.state().namespaces().values().forEach(namespace -> warehouses.stop(namespace.databaseId()));
    }

    WorkgroupLifecycle workgroups() {
        return workgroups;
    }

    SnapshotLifecycle snapshots() {
        return snapshots;
    }

    void created(String name) {
        background.after(timings.attachingRoles(), () -> update(name, Namespace::withRolesSettled));
    }

    /** @param newAdmin whether the database has to be started again to know its admin's new password */
    void modified(String name, boolean newAdmin) {
        if (newAdmin) {
            account.state().workgroupOf(name).ifPresent(workgroup -> workgroups.restart(workgroup.name()));
        }
        background.after(
                timings.modifyingServerless(),
                () -> update(name, namespace -> available(namespace).withRolesSettled()));
    }

    /** The workgroup is available again when the data has been replaced, and the namespace with it. */
    void restored(String name) {
        Namespace namespace = account.state().namespaces().get(name);
        String database = namespace.databaseId();
        String workgroup = account.state().workgroupOf(name).orElseThrow().name();
        background
                .run(() -> {
                    warehouses.stop(database);
                    warehouses.delete(database);
                    warehouses.restore(namespace.restoredFrom(), database);
                    // Written before anybody can write rows: a restart must not replace the data once more.
                    update(name, replaced -> replaced.withRestoredFrom(null));
                })
                .thenRun(() -> {
                    workgroups.bringUp(workgroup);
                    modified(name, false);
                })
                .exceptionally(failure -> {
                    giveUp(name, failure, "The data of namespace {} is not restored: {}");
                    return workgroups.fail(workgroup, failure);
                });
    }

    /** When its final snapshot fails, the namespace stays. */
    void deleted(String name) {
        snapshots.last(name).thenRun(() -> dropData(name)).exceptionally(failure -> {
            giveUp(name, failure, "Namespace {} is not deleted: {}");
            return null;
        });
    }

    private void dropData(String name) {
        String database = account.state().namespaces().get(name).databaseId();
        background
                .run(() -> {
                    warehouses.stop(database);
                    warehouses.delete(database);
                })
                .thenCompose(gone -> background.after(
                        timings.deletingServerless(), () -> account.change(state -> state.withoutNamespace(name))))
                .exceptionally(failure -> {
                    LOG.error("The data of namespace {} cannot be deleted", name, failure);
                    return null;
                });
    }

    private void resume(Namespace namespace) {
        String name = namespace.name();
        if (namespace.status() == ServerlessStatus.DELETING) {
            deleted(name);
        } else if (namespace.restoredFrom() != null) {
            restored(name);
        } else if (namespace.status() == ServerlessStatus.MODIFYING) {
            modified(name, false);
        } else if (namespace.roles().stream().anyMatch(role -> role.applyStatus() != ApplyStatus.IN_SYNC)) {
            created(name);
        }
    }

    private void giveUp(String name, Throwable failure, String what) {
        if (!background.isClosing()) {
            LOG.error(what, name, Background.cause(failure).getMessage(), failure);
            update(name, namespace -> available(namespace).withRestoredFrom(null));
        }
    }

    private static Namespace available(Namespace namespace) {
        return namespace.withStatus(ServerlessStatus.AVAILABLE);
    }

    private void update(String name, UnaryOperator<Namespace> step) {
        account.change(state -> state.namespace(name)
                .map(found -> state.with(step.apply(found)))
                .orElse(state));
    }
}
