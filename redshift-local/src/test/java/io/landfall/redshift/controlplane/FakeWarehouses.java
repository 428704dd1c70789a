package io.landfall.redshift.controlplane;

import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Databases that exist only as a note of who started them. Standard ports are taken, so that a new one is moved up; one with "broken" in
 * its name can neither start nor be copied, nor can a copy have such a name.
 */
final class FakeWarehouses implements WarehouseHost {

    private static final int MOVED_BY = 10_000;

    private final Map<String, ClusterSpec> running = new ConcurrentHashMap<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final Map<String, String> snapshots = new ConcurrentHashMap<>();
    private final Map<String, String> restored = new ConcurrentHashMap<>();

    @Override
    public Endpoint start(ClusterSpec spec) {
        if (spec.id().contains("broken")) {
            throw new WarehouseHostException("port " + spec.port() + " is in use", null);
        }
        ClusterSpec first = running.putIfAbsent(spec.id(), spec);
        int port = first == null ? spec.port() : first.port();
        return new Endpoint("127.0.0.1", port < MOVED_BY ? port + MOVED_BY : port);
    }

    @Override
    public void stop(String clusterId) {
        running.remove(clusterId);
    }

    @Override
    public void delete(String clusterId) {
        deleted.add(clusterId);
    }

    @Override
    public void admit(String clusterId, TemporaryUser user) {
        // Nobody logs in.
    }

    @Override
    public void changePassword(ClusterSpec spec) {
        running.replace(spec.id(), spec);
    }

    @Override
    public void takeSnapshot(String clusterId, String snapshotId) {
        if ((clusterId + snapshotId).contains("broken")) {
            throw new WarehouseHostException("no space left on device", null);
        }
        snapshots.put(snapshotId, clusterId);
    }

    @Override
    public void restore(String snapshotId, String clusterId) {
        restored.put(clusterId, snapshots.get(snapshotId));
    }

    @Override
    public void deleteSnapshot(String snapshotId) {
        snapshots.remove(snapshotId);
    }

    Map<String, ClusterSpec> running() {
        return running;
    }

    List<String> deleted() {
        return deleted;
    }

    /** The cluster each snapshot is of. */
    Map<String, String> snapshots() {
        return snapshots;
    }

    /** The cluster whose data each restored one got. */
    Map<String, String> restored() {
        return restored;
    }
}
