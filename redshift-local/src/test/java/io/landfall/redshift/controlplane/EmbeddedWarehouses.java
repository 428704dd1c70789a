package io.landfall.redshift.controlplane;

import io.landfall.redshift.LocalWarehouse;
import io.landfall.redshift.LocalWarehouseConfig;
import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Real databases, each in a directory of its own, on any free ports and without an S3. */
final class EmbeddedWarehouses implements WarehouseHost {

    private static final String HOST = "127.0.0.1";
    private static final URI NO_S3 = URI.create("http://127.0.0.1:9");

    private final Path directory;
    private final Map<String, LocalWarehouse> running = new ConcurrentHashMap<>();

    EmbeddedWarehouses(Path directory) {
        this.directory = directory;
    }

    @Override
    public Endpoint start(ClusterSpec spec) {
        try {
            LocalWarehouse warehouse = LocalWarehouse.start(new LocalWarehouseConfig(
                    directory.resolve(spec.id()),
                    HOST,
                    0,
                    spec.database(),
                    spec.user(),
                    spec.password(),
                    NO_S3,
                    "us-west-2"));
            running.put(spec.id(), warehouse);
            return new Endpoint(HOST, warehouse.port());
        } catch (IOException e) {
            throw new WarehouseHostException(e.getMessage(), e);
        }
    }

    @Override
    public void stop(String clusterId) {
        Optional.ofNullable(running.remove(clusterId)).ifPresent(warehouse -> {
            try {
                warehouse.close();
            } catch (IOException e) {
                throw new WarehouseHostException(e.getMessage(), e);
            }
        });
    }

    @Override
    public void delete(String clusterId) {
        // The directory of the test goes as a whole.
    }

    @Override
    public void admit(String clusterId, TemporaryUser user) {
        running.get(clusterId).admit(user);
    }
}
