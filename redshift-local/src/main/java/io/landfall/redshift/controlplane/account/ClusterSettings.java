package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What a cluster is told to be and is not asked about by its database: described and kept, most of it without effect here.
 *
 * @param subnetGroup name of the cluster subnet group
 * @param availabilityZone or null for the first one of the region
 * @param maintenanceWindow {@code ddd:hh24:mi-ddd:hh24:mi}, UTC
 * @param automatedSnapshotDays how long automated snapshots are kept, 1 to 35
 * @param manualSnapshotDays how long a manual snapshot is kept unless it says otherwise; -1 for ever
 * @param kmsKeyId or null
 * @param secretKmsKeyId key of the managed password, or null
 */
@RecordBuilder
public record ClusterSettings(
        String subnetGroup,
        String availabilityZone,
        String maintenanceWindow,
        String maintenanceTrack,
        int automatedSnapshotDays,
        int manualSnapshotDays,
        boolean allowVersionUpgrade,
        boolean enhancedVpcRouting,
        String kmsKeyId,
        String secretKmsKeyId)
        implements ClusterSettingsBuilder.With {

    /** Those of CreateCluster. */
    public static final ClusterSettings DEFAULT =
            new ClusterSettings("default", null, "sun:08:00-sun:08:30", "current", 1, -1, true, false, null, null);
}
