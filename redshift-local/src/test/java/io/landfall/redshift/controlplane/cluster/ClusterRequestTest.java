package io.landfall.redshift.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    @CsvSource({
        "ra3.large,5431,true", "ra3.large,5455,true", "ra3.large,5456,false", "ra3.large,8191,true",
        "rg.large,8216,false", "dc2.large,1150,true", "dc2.large,1149,false", "ra3.large,5432,true"
    })
    void theAllowedPortsDependOnTheNodeType(String nodeType, int port, boolean allowed) {
        Map<String, String> parameters = Map.of("NodeType", nodeType, "Port", Integer.toString(port));
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
        assertRefused(Map.of("ClusterType", "single-node", "NumberOfNodes", "2"), "InvalidParameterCombination");
        assertRefused(Map.of("ClusterType", "multi-node"), "InvalidParameterCombination");
        assertRefused(Map.of("NumberOfNodes", "101"), "InvalidParameterValue");
        assertRefused(Map.of("NumberOfNodes", "many"), "InvalidParameterValue");
        assertRefused(Map.of("ClusterType", "huge"), "InvalidParameterValue");
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
        "DBName,Sparkify,InvalidParameterValue",
        "MasterUsername,Admin,InvalidParameterValue",
        "MasterUsername,a:b,InvalidParameterValue",
        "Encrypted,false,InvalidParameterValue",
        "MultiAZ,true,UnsupportedOption"
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
