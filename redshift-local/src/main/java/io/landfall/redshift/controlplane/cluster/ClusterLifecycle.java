package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.Timings;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.AttachedRole.ApplyStatus;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves clusters on in the background: creating → available, roles adding → in-sync, deleting → gone, and after a restart of the
 * control plane everything from where it stood. A transition takes as long as the database needs, and at least its configured time.
 */
public final class ClusterLifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterLifecycle.class);
    private static final int WORKERS = 4;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Account account;
    private final WarehouseHost warehouses;
    private final Timings timings;
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, task -> new Thread(task, "cluster-lifecycle-" + threads.incrementAndGet()));

    public ClusterLifecycle(Account account, WarehouseHost warehouses, Timings timings) {
        this.account = account;
        this.warehouses = warehouses;
        this.timings = timings;
    }

    /** Takes up what the state on disk says was running or under way. */
    public void resume() {
        for (Cluster cluster : account.state().clusters().values()) {
            ClusterState state = cluster.state();
            if (state instanceof ClusterState.Available available) {
                restart(cluster, available.endpoint());
            } else if (state instanceof ClusterState.Rebooting rebooting) {
                restart(cluster, rebooting.endpoint());
            } else if (state instanceof ClusterState.Creating) {
                created(cluster);
            } else if (state instanceof ClusterState.Deleting) {
                deleted(cluster.identifier());
            }
        }
    }

    void created(Cluster cluster) {
        bringUp(cluster, timings.creating());
    }

    void rolesModified(String identifier) {
        CompletableFuture.runAsync(
                () -> update(identifier, ClusterLifecycle::rolesSettled), after(timings.attachingRoles()));
    }

    void deleted(String identifier) {
        CompletableFuture<Void> gone = CompletableFuture.runAsync(
                () -> {
                    warehouses.stop(identifier);
                    warehouses.delete(identifier);
                },
                workers);
        gone.thenRunAsync(() -> account.change(state -> state.withoutCluster(identifier)), after(timings.deleting()))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        fail(identifier, failure);
                    }
                });
    }

    /** Stops every running database and keeps its data; the clusters stay in the account as they are. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A cluster transition did not end within {} s", STOP_TIMEOUT.toSeconds());
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        account.state().clusters().keySet().forEach(warehouses::stop);
    }

    private void restart(Cluster cluster, Endpoint endpoint) {
        Cluster rebooting = cluster.withPort(endpoint.port()).withState(new ClusterState.Rebooting(endpoint));
        account.change(state -> state.with(rebooting));
        bringUp(rebooting, Duration.ZERO);
    }

    private void bringUp(Cluster cluster, Duration atLeast) {
        CompletableFuture<Endpoint> up = CompletableFuture.supplyAsync(() -> warehouses.start(cluster.spec()), workers);
        CompletableFuture<Void> waited = CompletableFuture.runAsync(() -> {}, after(atLeast));
        up.thenAcceptBoth(waited, (endpoint, nothing) -> becomeAvailable(cluster.identifier(), endpoint))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        fail(cluster.identifier(), failure);
                    }
                });
    }

    private void becomeAvailable(String identifier, Endpoint endpoint) {
        update(identifier, cluster -> rolesSettled(cluster).withState(new ClusterState.Available(endpoint)));
        LOG.info("Cluster {} is available at {}:{}", identifier, endpoint.address(), endpoint.port());
    }

    private void fail(String identifier, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.error("Cluster {} failed: {}", identifier, cause.getMessage(), cause);
        update(identifier, cluster -> cluster.withState(new ClusterState.Failed(String.valueOf(cause.getMessage()))));
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

    private Executor after(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, workers);
    }
}
