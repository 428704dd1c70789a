package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Makes the record of a snapshot that is going to be taken. */
final class NewSnapshots {

    private final Clock clock;

    NewSnapshots(Clock clock) {
        this.clock = clock;
    }

    /**
     * A snapshot that is creating, kept as long as the cluster says.
     *
     * @throws AwsFault when the name is taken or the quota reached
     */
    Snapshot of(AccountState state, Cluster cluster, String identifier) {
        if (state.snapshot(identifier).isPresent()) {
            throw AwsFault.of("ClusterSnapshotAlreadyExists", "Cluster snapshot already exists: " + identifier);
        }
        Quotas.requireSnapshot(state);
        return new Snapshot(
                identifier,
                cluster,
                Snapshot.Progress.CREATING,
                cluster.settings().manualSnapshotDays(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Map.of());
    }
}
