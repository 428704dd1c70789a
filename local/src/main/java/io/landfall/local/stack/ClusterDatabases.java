package io.landfall.local.stack;

import io.landfall.redshift.LocalWarehouse;
import io.landfall.redshift.LocalWarehouseConfig;
import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.backup.DataCopy;
import io.landfall.redshift.backup.FileTree;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases behind the clusters of the control plane, one embedded warehouse each. The first one gets the stack's
 * warehouse port, whatever port the cluster was asked to have: several stacks on one machine differ by their ports.
 */
final class ClusterDatabases implements WarehouseHost {

    private final StackSettings settings;
    private final ClusterPorts ports;
    private final Map<String, LocalWarehouse> running = new ConcurrentHashMap<>();
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    ClusterDatabases(StackSettings settings) {
        this.settings = settings;
        this.ports = new ClusterPorts(
                settings.state().data("warehouse"), settings.ports().warehouse());
    }

    @Override
    public Endpoint start(ClusterSpec spec) {
        synchronized (turn(spec.id())) {
            LocalWarehouse warehouse = running.get(spec.id());
            if (warehouse == null) {
                warehouse = launch(spec);
                running.put(spec.id(), warehouse);
                ports.remember(spec.id(), warehouse.port());
            }
            return new Endpoint(StackSettings.HOST, warehouse.port());
        }
    }

    @Override
    public void stop(String clusterId) {
        synchronized (turn(clusterId)) {
            LocalWarehouse warehouse = running.remove(clusterId);
            if (warehouse != null) {
                perform("the database of " + clusterId + " did not stop", warehouse::close);
            }
        }
    }

    @Override
    public void delete(String clusterId) {
        synchronized (turn(clusterId)) {
            perform("the data of " + clusterId + " cannot be deleted", () -> FileTree.delete(directory(clusterId)));
            ports.forget(clusterId);
        }
    }

    @Override
    public void admit(String clusterId, TemporaryUser user) {
        require(clusterId).admit(user);
    }

    @Override
    public void changePassword(ClusterSpec spec) {
        require(spec.id()).changeMasterPassword(spec.password());
    }

    @Override
    public void takeSnapshot(String clusterId, String snapshotId) {
        synchronized (turn(clusterId)) {
            LocalWarehouse warehouse = running.get(clusterId);
            Path copy = snapshot(snapshotId);
            perform("the data of " + clusterId + " cannot be copied", () -> {
                if (warehouse == null) {
                    DataCopy.ofStopped(directory(clusterId), copy);
                } else {
                    warehouse.copyTo(copy);
                }
            });
        }
    }

    @Override
    public void restore(String snapshotId, String clusterId) {
        synchronized (turn(clusterId)) {
            Path data = directory(clusterId);
            if (!Files.exists(data)) {
                perform(
                        "snapshot " + snapshotId + " cannot be restored",
                        () -> DataCopy.ofStopped(snapshot(snapshotId), data));
            }
        }
    }

    @Override
    public void deleteSnapshot(String snapshotId) {
        perform("snapshot " + snapshotId + " cannot be deleted", () -> FileTree.delete(snapshot(snapshotId)));
    }

    private LocalWarehouse require(String clusterId) {
        LocalWarehouse warehouse = running.get(clusterId);
        if (warehouse == null) {
            throw new WarehouseHostException("the database of " + clusterId + " does not run", null);
        }
        return warehouse;
    }

    private LocalWarehouse launch(ClusterSpec spec) {
        try {
            return LocalWarehouse.start(new LocalWarehouseConfig(
                            directory(spec.id()),
                            StackSettings.HOST,
                            ports.choose(spec.id()),
                            spec.database(),
                            spec.user(),
                            spec.password(),
                            StackSettings.url(settings.ports().s3()),
                            settings.region())
                    .with(settings.faults()));
        } catch (IOException e) {
            throw new WarehouseHostException("the database of " + spec.id() + " cannot start: " + e.getMessage(), e);
        }
    }

    /** Calls for one cluster take turns; others do not wait for them. */
    private Object turn(String clusterId) {
        return turns.computeIfAbsent(clusterId, id -> new Object());
    }

    private Path directory(String clusterId) {
        return settings.state().data("warehouse").resolve(clusterId);
    }

    private Path snapshot(String snapshotId) {
        return settings.state().data("snapshots").resolve(snapshotId);
    }

    private static void perform(String otherwise, FileWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new WarehouseHostException(otherwise + ": " + e.getMessage(), e);
        }
    }

    /** Something with files that may fail. */
    @FunctionalInterface
    private interface FileWork {
        void run() throws IOException;
    }
}
