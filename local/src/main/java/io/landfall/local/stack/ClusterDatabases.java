package io.landfall.local.stack;

import io.landfall.redshift.LocalWarehouse;
import io.landfall.redshift.LocalWarehouseConfig;
import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The databases behind the clusters of the control plane, one embedded warehouse each. The first one gets the stack's
 * warehouse port, whatever port the cluster was asked to have: several stacks on one machine differ by their ports.
 */
final class ClusterDatabases implements WarehouseHost {

    private static final int ANY_PORT = 0;

    private final StackSettings settings;
    private final Map<String, LocalWarehouse> running = new TreeMap<>();

    ClusterDatabases(StackSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized Endpoint start(ClusterSpec spec) {
        LocalWarehouse warehouse = running.get(spec.id());
        if (warehouse == null) {
            warehouse = launch(spec);
            running.put(spec.id(), warehouse);
        }
        return new Endpoint(StackSettings.HOST, warehouse.port());
    }

    @Override
    public synchronized void stop(String clusterId) {
        LocalWarehouse warehouse = running.remove(clusterId);
        if (warehouse == null) {
            return;
        }
        try {
            warehouse.close();
        } catch (IOException e) {
            throw new WarehouseHostException("the database of " + clusterId + " did not stop: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void delete(String clusterId) {
        Path directory = directory(clusterId);
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> children = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : children) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new WarehouseHostException("the data of " + clusterId + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void admit(String clusterId, TemporaryUser user) {
        LocalWarehouse warehouse = running.get(clusterId);
        if (warehouse == null) {
            throw new WarehouseHostException("the database of " + clusterId + " does not run", null);
        }
        warehouse.admit(user);
    }

    private LocalWarehouse launch(ClusterSpec spec) {
        int port = running.isEmpty() ? settings.ports().warehouse() : ANY_PORT;
        try {
            return LocalWarehouse.start(new LocalWarehouseConfig(
                    directory(spec.id()),
                    StackSettings.HOST,
                    port,
                    spec.database(),
                    spec.user(),
                    spec.password(),
                    StackSettings.url(settings.ports().s3()),
                    settings.region()));
        } catch (IOException e) {
            throw new WarehouseHostException("the database of " + spec.id() + " cannot start: " + e.getMessage(), e);
        }
    }

    private Path directory(String clusterId) {
        return settings.state().data("warehouse").resolve(clusterId);
    }
}
