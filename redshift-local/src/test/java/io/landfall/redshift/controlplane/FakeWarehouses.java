package io.landfall.redshift.controlplane;

import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Databases that exist only as a note of who started them. Standard ports are taken, so that a new one is moved up; one whose name has
 * "broken" in it cannot start.
 */
final class FakeWarehouses implements WarehouseHost {

    private static final int MOVED_BY = 10_000;

    private final Map<String, ClusterSpec> running = new ConcurrentHashMap<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();

    @Override
    public Endpoint start(ClusterSpec spec) {
        if (spec.id().contains("broken")) {
            throw new WarehouseHostException("port " + spec.port() + " is in use", null);
        }
        running.put(spec.id(), spec);
        int port = spec.port() < MOVED_BY ? spec.port() + MOVED_BY : spec.port();
        return new Endpoint("127.0.0.1", port);
    }

    @Override
    public void stop(String clusterId) {
        running.remove(clusterId);
    }

    @Override
    public void delete(String clusterId) {
        deleted.add(clusterId);
    }

    Map<String, ClusterSpec> running() {
        return running;
    }

    List<String> deleted() {
        return deleted;
    }
}
