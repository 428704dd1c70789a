package io.landfall.provisioning;

import io.landfall.redshift.LocalWarehouse;
import io.landfall.redshift.LocalWarehouseConfig;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real database behind each cluster, which keeps its port over a pause. */
final class EmbeddedDatabases implements WarehouseHost {

    private static final String HOST = "127.0.0.1";

    private final Path directory;
    private final Map<String, LocalWarehouse> running = new ConcurrentHashMap<>();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    EmbeddedDatabases(Path directory) {
        this.directory = directory;
    }

    @Override
    public Endpoint start(ClusterSpec spec) {
        LocalWarehouse warehouse = running.computeIfAbsent(spec.id(), id -> launch(spec));
        ports.put(spec.id(), warehouse.port());
        return new Endpoint(HOST, warehouse.port());
    }

    @Override
    public void stop(String clusterId) {
        LocalWarehouse warehouse = running.remove(clusterId);
        if (warehouse != null) {
            try {
                warehouse.close();
            } catch (IOException e) {
                throw new WarehouseHostException("cannot stop " + clusterId, e);
            }
        }
    }

    @Override
    public void delete(String clusterId) {
        ports.remove(clusterId);
    }

    private LocalWarehouse launch(ClusterSpec spec) {
        try {
            return LocalWarehouse.start(new LocalWarehouseConfig(
                    directory.resolve(spec.id()),
                    HOST,
                    ports.getOrDefault(spec.id(), 0),
                    spec.database(),
                    spec.user(),
                    spec.password(),
                    URI.create("http://127.0.0.1:9"),
                    "us-west-2"));
        } catch (IOException e) {
            throw new WarehouseHostException("cannot start " + spec.id(), e);
        }
    }
}
