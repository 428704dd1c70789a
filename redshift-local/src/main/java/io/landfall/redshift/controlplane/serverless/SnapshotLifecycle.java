package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot.Progress;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the snapshots of namespaces in the background: creating → available or failed. */
final class SnapshotLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotLifecycle.class);

    private final Account account;
    private final WarehouseHost warehouses;
    private final Duration atLeast;
    private final Background background;

    SnapshotLifecycle(Account account, WarehouseHost warehouses, Duration atLeast, Background background) {
        this.account = account;
        this.warehouses = warehouses;
        this.atLeast = atLeast;
        this.background = background;
    }

    /** Takes the snapshots again that were being taken of namespaces which stay. */
    void resume() {
        account.state().namespaceSnapshots().values().stream()
                .filter(snapshot -> snapshot.progress() == Progress.CREATING)
                .filter(snapshot -> !isFinal(snapshot))
                .forEach(snapshot -> begun(snapshot.name()));
    }

    void begun(String name) {
        take(account.state().namespaceSnapshots().get(name)).exceptionally(failure -> null);
    }

    /** Takes the final snapshot that was asked for when the namespace was deleted, if there is one. */
    CompletableFuture<Void> last(String namespace) {
        return creatingOf(namespace).map(this::take).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    void deleted(NamespaceSnapshot snapshot) {
        background.run(() -> warehouses.deleteSnapshot(snapshot.copyId())).exceptionally(failure -> {
            LOG.error("The copy of snapshot {} stays", snapshot.name(), failure);
            return null;
        });
    }

    private CompletableFuture<Void> take(NamespaceSnapshot snapshot) {
        return background
                .run(() -> warehouses.takeSnapshot(snapshot.source().databaseId(), snapshot.copyId()))
                .thenCompose(taken -> background.after(atLeast, () -> become(snapshot, Progress.AVAILABLE)))
                .whenComplete((done, failure) -> {
                    if (failure != null && !background.isClosing()) {
                        LOG.error(
                                "Snapshot {} failed: {}",
                                snapshot.name(),
                                Background.cause(failure).getMessage());
                        become(snapshot, Progress.FAILED);
                    }
                });
    }

    private void become(NamespaceSnapshot snapshot, Progress progress) {
        account.change(state -> state.with(snapshot.withProgress(progress)));
    }

    private Optional<NamespaceSnapshot> creatingOf(String namespace) {
        return account.state().namespaceSnapshots().values().stream()
                .filter(snapshot -> snapshot.occupies(namespace))
                .findFirst();
    }

    /** Those are taken by the deletion itself. */
    private boolean isFinal(NamespaceSnapshot snapshot) {
        return account.state()
                .namespace(snapshot.source().name())
                .filter(namespace -> namespace.status() == ServerlessStatus.DELETING)
                .isPresent();
    }
}
