package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.Timings;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole.ApplyStatus;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves namespaces and workgroups on in the background, and after a restart of the control plane from where they stood. A transition
 * takes as long as the database needs, and at least its configured time.
 */
public final class ServerlessLifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerlessLifecycle.class);

    private final Account account;
    private final WarehouseHost warehouses;
    private final Timings timings;
    private final Background background = new Background();

    public ServerlessLifecycle(Account account, WarehouseHost warehouses, Timings timings) {
        this.account = account;
        this.warehouses = warehouses;
        this.timings = timings;
    }

    /** Takes up what the state on disk says was running or under way. An available workgroup shows as modifying until it is up. */
    public void resume() {
        for (Namespace namespace : account.state().namespaces().values()) {
            switch (namespace.status()) {
                case DELETING -> namespaceDeleted(namespace.name());
                case MODIFYING -> namespaceModified(namespace.name(), false);
                default -> resumeRoles(namespace);
            }
        }
        for (Workgroup workgroup : account.state().workgroups().values()) {
            switch (workgroup.status()) {
                case DELETING -> workgroupDeleted(workgroup.name());
                case CREATING -> workgroupCreated(workgroup.name());
                default -> restart(workgroup.name(), Duration.ZERO);
            }
        }
    }

    void namespaceCreated(String name) {
        background.after(timings.attachingRoles(), () -> update(name, Namespace::withRolesSettled));
    }

    /** @param newAdmin whether the database has to be started again to know its admin's new password */
    void namespaceModified(String name, boolean newAdmin) {
        if (newAdmin) {
            account.state()
                    .workgroupOf(name)
                    .ifPresent(workgroup -> restart(workgroup.name(), timings.modifyingServerless()));
        }
        background.after(
                timings.modifyingServerless(),
                () -> update(name, namespace -> namespace.withRolesSettled().withStatus(ServerlessStatus.AVAILABLE)));
    }

    void namespaceDeleted(String name) {
        String database = account.state().namespaces().get(name).databaseId();
        background
                .run(() -> {
                    warehouses.stop(database);
                    warehouses.delete(database);
                })
                .thenCompose(gone -> background.after(
                        timings.deletingServerless(), () -> account.change(state -> state.withoutNamespace(name))))
                .exceptionally(failure -> report("Namespace " + name + " cannot be deleted", failure));
    }

    void workgroupCreated(String name) {
        bringUp(name, timings.creatingServerless());
    }

    /** @param moved whether its database has to listen on another port */
    void workgroupModified(String name, boolean moved) {
        if (moved) {
            restart(name, timings.modifyingServerless());
            return;
        }
        background.after(timings.modifyingServerless(), () -> change(name, ServerlessLifecycle::available));
    }

    void workgroupDeleted(String name) {
        String database = databaseOf(name);
        String arn = new Arns(account).of(ServerlessFaults.workgroup(account.state(), name));
        background
                .run(() -> warehouses.stop(database))
                .thenCompose(stopped -> background.after(
                        timings.deletingServerless(),
                        () -> account.change(state -> WorkgroupActions.without(state, name, arn))))
                .exceptionally(failure -> fail(name, failure));
    }

    /** Stops every database and keeps its data; namespaces and workgroups stay in the account as they are. */
    @Override
    public void close() {
        background.close();
        account.state().namespaces().values().forEach(namespace -> warehouses.stop(namespace.databaseId()));
    }

    private void resumeRoles(Namespace namespace) {
        if (namespace.roles().stream().anyMatch(role -> role.applyStatus() != ApplyStatus.IN_SYNC)) {
            namespaceCreated(namespace.name());
        }
    }

    private void restart(String name, Duration atLeast) {
        change(
                name,
                workgroup -> workgroup.withStatus(ServerlessStatus.MODIFYING).withFailure(null));
        String database = databaseOf(name);
        background
                .run(() -> warehouses.stop(database))
                .thenRun(() -> bringUp(name, atLeast))
                .exceptionally(failure -> fail(name, failure));
    }

    private void bringUp(String name, Duration atLeast) {
        CompletableFuture<Endpoint> up = background.supply(() -> start(name));
        CompletableFuture<Void> waited = background.after(atLeast, () -> {});
        up.thenAcceptBoth(waited, (endpoint, nothing) -> {
                    change(name, workgroup -> available(workgroup.withEndpoint(endpoint)));
                    LOG.info("Workgroup {} is available at {}:{}", name, endpoint.address(), endpoint.port());
                })
                .exceptionally(failure -> fail(name, failure));
    }

    private Endpoint start(String name) {
        AccountState state = account.state();
        Workgroup workgroup = ServerlessFaults.workgroup(state, name);
        return warehouses.start(
                ServerlessFaults.namespace(state, workgroup.namespace()).spec(workgroup.portToStartOn()));
    }

    private String databaseOf(String workgroup) {
        AccountState state = account.state();
        return ServerlessFaults.namespace(
                        state, ServerlessFaults.workgroup(state, workgroup).namespace())
                .databaseId();
    }

    private static Workgroup available(Workgroup workgroup) {
        return workgroup.withStatus(ServerlessStatus.AVAILABLE).withFailure(null);
    }

    private void update(String namespace, UnaryOperator<Namespace> step) {
        account.change(state -> state.namespace(namespace)
                .map(found -> state.with(step.apply(found)))
                .orElse(state));
    }

    private void change(String workgroup, UnaryOperator<Workgroup> step) {
        account.change(state -> state.workgroup(workgroup)
                .map(found -> state.with(step.apply(found)))
                .orElse(state));
    }

    private Void fail(String name, Throwable failure) {
        change(
                name,
                workgroup -> workgroup.withFailure(
                        String.valueOf(Background.cause(failure).getMessage())));
        return report("Workgroup " + name + " failed", failure);
    }

    private static Void report(String what, Throwable failure) {
        LOG.error("{}: {}", what, Background.cause(failure).getMessage(), failure);
        return null;
    }
}
