package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.ClusterSettings;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters of CreateCluster, checked by the rules of its API reference. Nothing here looks at what already exists. */
record ClusterRequest(
        String identifier,
        NodeType nodeType,
        int nodes,
        String database,
        int port,
        String user,
        String password,
        ClusterSettings settings) {

    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9_+.@-]{0,127}");
    private static final int DEFAULT_PORT = 5439;

    /** {@code password} is null when AWS is to manage it. */
    static ClusterRequest of(QueryParameters parameters) {
        NodeType nodeType = NodeType.of(parameters.require("NodeType"));
        UnsupportedParameters.refuse(parameters);
        return new ClusterRequest(
                ParameterRules.clusterIdentifier(parameters.require("ClusterIdentifier")),
                nodeType,
                NodeCount.of(parameters, nodeType),
                ParameterRules.valid(
                        parameters.find("DBName").orElse("dev"),
                        ParameterRules.matching(DATABASE),
                        "Invalid database name: "),
                ParameterRules.port(parameters.number("Port").orElse(DEFAULT_PORT)),
                ParameterRules.valid(
                        parameters.require("MasterUsername"),
                        ParameterRules.matching(USER),
                        "Invalid master user name: "),
                password(parameters),
                settings(parameters, ClusterSettings.DEFAULT));
    }

    /** Those of the request, and of {@code absent} where it says nothing. */
    static ClusterSettings settings(QueryParameters parameters, ClusterSettings absent) {
        return new ClusterSettings(
                parameters
                        .find("ClusterSubnetGroupName")
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(absent.subnetGroup()),
                parameters.find("AvailabilityZone").orElse(absent.availabilityZone()),
                parameters
                        .find("PreferredMaintenanceWindow")
                        .map(ParameterRules::maintenanceWindow)
                        .orElse(absent.maintenanceWindow()),
                parameters
                        .find("MaintenanceTrackName")
                        .map(ParameterRules::maintenanceTrack)
                        .orElse(absent.maintenanceTrack()),
                parameters
                        .number("AutomatedSnapshotRetentionPeriod")
                        .map(ParameterRules::automatedRetention)
                        .orElse(absent.automatedSnapshotDays()),
                parameters
                        .number("ManualSnapshotRetentionPeriod")
                        .map(ParameterRules::manualRetention)
                        .orElse(absent.manualSnapshotDays()),
                parameters.flag("AllowVersionUpgrade", absent.allowVersionUpgrade()),
                parameters.flag("EnhancedVpcRouting", absent.enhancedVpcRouting()),
                parameters.find("KmsKeyId").orElse(absent.kmsKeyId()),
                secretKey(parameters).orElse(absent.secretKmsKeyId()));
    }

    private static Optional<String> secretKey(QueryParameters parameters) {
        Optional<String> key = parameters.find("MasterPasswordSecretKmsKeyId");
        if (key.isPresent() && !parameters.flag("ManageMasterPassword", false)) {
            throw AwsFault.invalidCombination("MasterPasswordSecretKmsKeyId needs ManageMasterPassword");
        }
        return key;
    }

    private static String password(QueryParameters parameters) {
        boolean managed = parameters.flag("ManageMasterPassword", false);
        Optional<String> password = parameters.find("MasterUserPassword");
        if (managed && password.isPresent()) {
            throw AwsFault.invalidCombination("MasterUserPassword can't be used with ManageMasterPassword");
        }
        if (!managed && password.isEmpty()) {
            throw AwsFault.of("MissingParameter", "Either MasterUserPassword or ManageMasterPassword is required");
        }
        return password.map(ParameterRules::password).orElse(null);
    }
}
