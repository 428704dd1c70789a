package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.List;

/** Parameters that ask for something which is not done here. They are refused: a caller must not believe it was done. */
final class UnsupportedParameters {

    private static final List<String> ABSENT = List.of(
            "HsmClientCertificateIdentifier",
            "HsmConfigurationIdentifier",
            "ElasticIp",
            "SnapshotScheduleIdentifier",
            "RedshiftIdcApplicationArn",
            "CatalogName",
            "ReservedNodeId",
            "TargetReservedNodeOfferingId",
            "ClusterSecurityGroups.ClusterSecurityGroupName.1");
    private static final List<String> FALSE = List.of("MultiAZ", "AvailabilityZoneRelocation");
    private static final String DEFAULT_PARAMETER_GROUP = "default.redshift-2.0";
    private static final int NOT_FOUND = 404;

    private UnsupportedParameters() {}

    static void refuse(QueryParameters parameters) {
        if (!parameters.flag("Encrypted", true)) {
            throw AwsFault.invalidValue("Encrypted cannot be false: new clusters are always encrypted");
        }
        ABSENT.stream()
                .filter(name -> parameters.find(name).isPresent())
                .findFirst()
                .ifPresent(UnsupportedParameters::refuse);
        FALSE.stream()
                .filter(name -> parameters.flag(name, false))
                .findFirst()
                .ifPresent(UnsupportedParameters::refuse);
        refuseOtherThan(parameters, "ClusterVersion", "1.0");
        refuseOtherThan(parameters, "IpAddressType", "ipv4");
        parameters
                .find("ClusterParameterGroupName")
                .filter(name -> !name.equals(DEFAULT_PARAMETER_GROUP))
                .ifPresent(name -> {
                    throw new AwsFault(
                            "ClusterParameterGroupNotFound", NOT_FOUND, "ClusterParameterGroup not found: " + name);
                });
    }

    private static void refuseOtherThan(QueryParameters parameters, String name, String only) {
        parameters.find(name).filter(value -> !value.equals(only)).ifPresent(value -> refuse(name + "=" + value));
    }

    private static void refuse(String what) {
        throw AwsFault.of("UnsupportedOperation", what + " is not supported by redshift-local");
    }
}
