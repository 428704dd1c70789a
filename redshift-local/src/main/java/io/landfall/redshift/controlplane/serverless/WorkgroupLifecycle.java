package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.timing.Timings;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves workgroups on in the background: creating → available, modifying → available, deleting → gone. */
final class WorkgroupLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkgroupLifecycle.class);

    private final Account account;
    private final WarehouseHost warehouses;
    private final Timings timings;
    private final Background background;

    WorkgroupLifecycle(Account account, WarehouseHost warehouses, Timings timings, Background background) {
        this.account = account;
        this.warehouses = warehouses;
        this.timings = timings;
        this.background = background;
    }

    /** Takes up what was running or under way. An available workgroup shows as modifying until it is up. */
    void resume(Workgroup workgroup) {
        switch (workgroup.status()) {
            case DELETING -> deleted(workgroup.name());
            case CREATING -> created(workgroup.name());
            default -> restart(workgroup.name(), Duration.ZERO);
        }
    }

    void created(String name) {
        bringUp(name, timings.creatingServerless());
    }

    /** @param moved whether its database has to listen on another port */
    void modified(String name, boolean moved) {
        if (moved) {
            restart(name);
            return;
        }
        background.after(timings.modifyingServerless(), () -> change(name, WorkgroupLifecycle::available));
    }

    void deleted(String name) {
        String database = databaseOf(name);
        String arn = new Arns(account).of(ServerlessFaults.workgroup(account.state(), name));
        background
                .run(() -> warehouses.stop(database))
                .thenCompose(stopped -> background.after(
                        timings.deletingServerless(),
                        () -> account.change(state -> WorkgroupActions.without(state, name, arn))))
                .exceptionally(failure -> fail(name, failure));
    }

    /** Stops the database and starts it as the account has it now. */
    void restart(String name) {
        restart(name, timings.modifyingServerless());
    }

    /** Starts the database of a workgroup that is modifying. */
    void bringUp(String name) {
        bringUp(name, timings.modifyingServerless());
    }

    /** Notes why the database does not run; the status stays. */
    Void fail(String name, Throwable failure) {
        if (!background.isClosing()) {
            Throwable cause = Background.cause(failure);
            LOG.error("Workgroup {} failed: {}", name, cause.getMessage(), cause);
            change(name, workgroup -> workgroup.withFailure(String.valueOf(cause.getMessage())));
        }
        return null;
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

    private String databaseOf(String name) {
        AccountState state = account.state();
        Workgroup workgroup = ServerlessFaults.workgroup(state, name);
        return ServerlessFaults.namespace(state, workgroup.namespace()).databaseId();
    }

    private static Workgroup available(Workgroup workgroup) {
        return workgroup.withStatus(ServerlessStatus.AVAILABLE).withFailure(null);
    }

    private void change(String name, UnaryOperator<Workgroup> step) {
        account.change(state -> state.workgroup(name)
                .map(found -> state.with(step.apply(found)))
                .orElse(state));
    }
}
