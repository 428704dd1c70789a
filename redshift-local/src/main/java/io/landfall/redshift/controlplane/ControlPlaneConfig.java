package io.landfall.redshift.controlplane;

import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import io.landfall.redshift.controlplane.timing.Timings;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the control plane listens, what account it plays, and who runs its databases.
 *
 * @param stateDirectory created when absent; clusters, roles and secrets survive restarts in it
 * @param host the address to bind
 * @param port 0 picks a free one
 * @param region what ARNs call the region
 * @param accountId twelve digits
 * @param faults what shall go wrong from the first call on; {@link ControlPlane#faults()} is the same object
 */
public record ControlPlaneConfig(
        Path stateDirectory,
        String host,
        int port,
        String region,
        String accountId,
        Timings timings,
        WarehouseHost warehouses,
        ControlPlaneFaults faults) {

    public ControlPlaneConfig {
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(timings, "timings");
        Objects.requireNonNull(warehouses, "warehouses");
        Objects.requireNonNull(faults, "faults");
    }

    /** Without faults at first. */
    public ControlPlaneConfig(
            Path stateDirectory,
            String host,
            int port,
            String region,
            String accountId,
            Timings timings,
            WarehouseHost warehouses) {
        this(stateDirectory, host, port, region, accountId, timings, warehouses, new ControlPlaneFaults());
    }

    /** Account 000000000000 in us-west-2, with transitions of about two seconds. */
    public ControlPlaneConfig(Path stateDirectory, String host, int port, WarehouseHost warehouses) {
        this(stateDirectory, host, port, "us-west-2", "000000000000", Timings.DEFAULT, warehouses);
    }
}
