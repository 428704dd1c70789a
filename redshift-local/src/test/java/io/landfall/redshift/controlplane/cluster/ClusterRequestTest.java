package io.landfall.redshift.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.controlplane.account.ClusterSettings;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.Parameters;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterRequestTest {

    @Test
    void defaultsAreThoseOfRedshift() {
        ClusterRequest request = with(Map.of());
        assertThat(request.database()).isEqualTo("dev");
        assertThat(request.port()).isEqualTo(5439);
        assertThat(request.nodes()).isEqualTo(1);
        assertThat(request.password()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dwh", "1dwh", "dwh-", "d--wh", "d_wh", "dürr"})
    void anIdentifierOutsideTheRulesIsRefused(String identifier) {
        assertRefused(Map.of("ClusterIdentifier", identifier), "InvalidParameterValue");
    }

    @Test
    void anIdentifierHasAtMost63Characters() {
        assertThat(with(Map.of("ClusterIdentifier", "a".repeat(63))).identifier())
                .hasSize(63);
        assertRefused(Map.of("ClusterIdentifier", "a".repeat(64)), "InvalidParameterValue");
    }

    @ParameterizedTest
    @CsvSource({"5431,true", "5455,true", "5456,false", "5430,false", "8191,true", "8215,true", "8216,false"})
    void portsAreInTwoRanges(int port, boolean allowed) {
        Map<String, String> parameters = Map.of("Port", Integer.toString(port));
        if (allowed) {
            assertThat(with(parameters).port()).isEqualTo(port);
        } else {
            assertRefused(parameters, "InvalidParameterValue");
        }
    }

    @Test
    void theNumberOfNodesMustFitTheClusterType() {
        assertThat(with(Map.of("ClusterType", "multi-node", "NumberOfNodes", "4"))
                        .nodes())
                .isEqualTo(4);
        assertThat(with(Map.of("NumberOfNodes", "2")).nodes()).isEqualTo(2);
        assertThat(with(Map.of("ClusterType", "single-node")).nodes()).isEqualTo(1);
        assertRefused(Map.of("ClusterType", "single-node", "NumberOfNodes", "2"), "InvalidParameterCombination");
        assertRefused(Map.of("ClusterType", "multi-node"), "InvalidParameterCombination");
        assertRefused(Map.of("NumberOfNodes", "101"), "InvalidParameterValue");
        assertRefused(Map.of("NumberOfNodes", "many"), "InvalidParameterValue");
        assertRefused(Map.of("ClusterType", "huge"), "InvalidParameterValue");
    }

    @ParameterizedTest
    @CsvSource({
        "ra3.large,16,",
        "ra3.large,17,NumberOfNodesPerClusterLimitExceeded",
        "ra3.xlplus,1,",
        "ra3.4xlarge,1,InvalidParameterCombination",
        "ra3.4xlarge,2,",
        "ra3.4xlarge,33,NumberOfNodesPerClusterLimitExceeded",
        "ra3.16xlarge,1,InvalidParameterCombination",
        "ra3.16xlarge,100,",
        "rg.large,1,",
        "rg.xlarge,1,InvalidParameterCombination"
    })
    void theNumberOfNodesMustFitTheNodeType(String nodeType, int nodes, String code) {
        Map<String, String> parameters = Map.of("NodeType", nodeType, "NumberOfNodes", Integer.toString(nodes));
        if (code == null) {
            assertThat(with(parameters).nodes()).isEqualTo(nodes);
        } else {
            assertRefused(parameters, code);
        }
    }

    @Test
    void whatIsNotAskedForIsTheDefault() {
        assertThat(with(Map.of()).settings()).isEqualTo(ClusterSettings.DEFAULT);
    }

    @Test
    void settingsAreKept() {
        ClusterSettings settings = with(Map.of(
                        "ClusterSubnetGroupName", "Private",
                        "AvailabilityZone", "us-west-2c",
                        "PreferredMaintenanceWindow", "Sat:23:30-Sun:00:30",
                        "MaintenanceTrackName", "trailing",
                        "AutomatedSnapshotRetentionPeriod", "35",
                        "ManualSnapshotRetentionPeriod", "3653",
                        "EnhancedVpcRouting", "true",
                        "AquaConfigurationStatus", "enabled"))
                .settings();
        assertThat(settings)
                .isEqualTo(new ClusterSettings(
                        "private", "us-west-2c", "sat:23:30-sun:00:30", "trailing", 35, 3653, true, true, null, null));
    }

    @Test
    void exactlyOneWayToAPasswordMustBeChosen() {
        assertRefused(Map.of("MasterUserPassword", "Passw0rd"), "InvalidParameterCombination");
        assertRefused(Map.of("ManageMasterPassword", "false"), "MissingParameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short1",
                "nouppercase1",
                "NOLOWERCASE1",
                "NoDigitsHere",
                "With Space1",
                "With@Sign1",
                "With/Slash1"
            })
    void aWeakPasswordIsRefused(String password) {
        assertRefused(Map.of("ManageMasterPassword", "false", "MasterUserPassword", password), "InvalidParameterValue");
    }

    @ParameterizedTest
    @CsvSource({
        "NodeType,ra9.huge,InvalidParameterValue",
        "NodeType,dc2.large,InvalidParameterValue",
        "AutomatedSnapshotRetentionPeriod,0,InvalidParameterValue",
        "AutomatedSnapshotRetentionPeriod,36,InvalidParameterValue",
        "ManualSnapshotRetentionPeriod,0,InvalidRetentionPeriodFault",
        "MaintenanceTrackName,fast,InvalidClusterTrack",
        "PreferredMaintenanceWindow,sunday,InvalidParameterValue",
        "ElasticIp,10.0.0.1,UnsupportedOperation",
        "IpAddressType,dualstack,UnsupportedOperation",
        "ClusterVersion,2.0,UnsupportedOperation",
        "ClusterParameterGroupName,mine,ClusterParameterGroupNotFound",
        "DBName,Sparkify,InvalidParameterValue",
        "MasterUsername,Admin,InvalidParameterValue",
        "MasterUsername,a:b,InvalidParameterValue",
        "Encrypted,false,InvalidParameterValue",
        "MultiAZ,true,UnsupportedOperation"
    })
    void aValueOutsideTheRulesIsRefused(String parameter, String value, String code) {
        assertRefused(Map.of(parameter, value), code);
    }

    private static ClusterRequest with(Map<String, String> changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "ClusterIdentifier", "dwh",
                "NodeType", "ra3.large",
                "MasterUsername", "awsuser",
                "ManageMasterPassword", "true"));
        parameters.putAll(changes);
        return ClusterRequest.of(Parameters.of(parameters));
    }

    private static void assertRefused(Map<String, String> changes, String code) {
        assertThatThrownBy(() -> with(changes)).isInstanceOfSatisfying(AwsFault.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
