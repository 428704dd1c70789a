package io.landfall.redshift.controlplane.serverless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.controlplane.account.WorkgroupSettings;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkgroupMembersTest {

    @Test
    void whatIsNotMentionedHasItsDefault() {
        WorkgroupSettings settings = created("{}");
        assertThat(settings.baseCapacity()).isEqualTo(128);
        assertThat(settings.maxCapacity()).isNull();
        assertThat(settings.priceTarget()).isNull();
        assertThat(settings.port()).isEqualTo(5439);
        assertThat(settings.publiclyAccessible()).isFalse();
        assertThat(settings.enhancedVpcRouting()).isFalse();
        assertThat(settings.trackName()).isEqualTo("current");
        assertThat(settings.ipAddressType()).isEqualTo("ipv4");
        assertThat(settings.configParameters()).containsEntry("datestyle", "ISO, MDY");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 504, 512, 544, 992, 1024})
    void theseBaseCapacitiesAreValid(int capacity) {
        assertThat(created("{'baseCapacity': " + capacity + "}").baseCapacity()).isEqualTo(capacity);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 5, 7, 12, 508, 520, 543, 1000, 1028, 1056})
    void otherBaseCapacitiesAreNot(int capacity) {
        refuses("{'baseCapacity': " + capacity + "}", "Invalid base capacity " + capacity);
    }

    @Test
    void theMaxCapacityIsNotBelowTheBaseCapacity() {
        assertThat(created("{'baseCapacity': 64, 'maxCapacity': 64}").maxCapacity())
                .isEqualTo(64);
        refuses("{'baseCapacity': 64, 'maxCapacity': 56}", "must be greater than or equal to the base capacity 64");
        refuses("{'maxCapacity': 120}", "must be greater than or equal to the base capacity 128");
        refuses("{'maxCapacity': -1}", "max capacity -1");
    }

    @Test
    void aPricePerformanceTargetTakesThePlaceOfABaseCapacity() {
        WorkgroupSettings settings = created("{'pricePerformanceTarget': {'status': 'ENABLED', 'level': 75}}");
        assertThat(settings.priceTarget()).isEqualTo(75);
        assertThat(settings.baseCapacity()).isEqualTo(-1);
        refuses(
                "{'baseCapacity': 8, 'pricePerformanceTarget': {'status': 'ENABLED', 'level': 75}}",
                "can't specify a base capacity");
        assertThat(created("{'baseCapacity': 8, 'pricePerformanceTarget': {'status': 'DISABLED'}}")
                        .baseCapacity())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 49, 99, 101})
    void onlyFiveLevelsOfTheTargetExist(int level) {
        assertThatThrownBy(() -> created("{'pricePerformanceTarget': {'level': " + level + "}}"))
                .isInstanceOf(AwsFault.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {5431, 5455, 8191, 8215})
    void portsOfTwoRangesAreValid(int port) {
        assertThat(created("{'port': " + port + "}").port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5430, 5456, 8190, 8216, 65536})
    void otherPortsAreNot(int port) {
        refuses("{'port': " + port + "}", "Invalid port " + port);
    }

    @Test
    void onlyKnownConfigParametersAreTaken() {
        assertThat(created(config("max_query_execution_time", "100")).configParameters())
                .containsAllEntriesOf(Map.of("max_query_execution_time", "100", "auto_mv", "true"));
        refuses(config("statement_timeout", "5"), "Invalid configuration parameter: statement_timeout");
    }

    @Test
    void metricsAndQueuesExcludeEachOther() {
        refuses(
                "{'configParameters': [{'parameterKey': 'max_query_cpu_time', 'parameterValue': '1'},"
                        + "{'parameterKey': 'wlm_json_configuration', 'parameterValue': '[]'}]}",
                "but not both");
        refuses(config("wlm_json_configuration", "x".repeat(8001)), "at most 8000 characters");
        WorkgroupSettings queues = WorkgroupMembers.updated(
                created(config("max_query_cpu_time", "1")), Inputs.of(config("wlm_json_configuration", "[]")));
        assertThat(queues.configParameters())
                .containsKey("wlm_json_configuration")
                .doesNotContainKey("max_query_cpu_time");
    }

    @Test
    void enumsAndPatternsAreReportedAsTheModelHasThem() {
        refuses("{'ipAddressType': 'ipv6'}", "Member must satisfy regular expression pattern: ^(ipv4|dualstack)$");
        refuses("{'trackName': 'a-b'}", "Member must satisfy regular expression pattern: ^[a-zA-Z0-9_]+$");
        refuses(
                "{'pricePerformanceTarget': {'status': 'ON'}}",
                "Member must satisfy enum value set: [DISABLED, ENABLED]");
    }

    @Test
    void aMemberOfAnotherTypeCannotBeRead() {
        assertThatThrownBy(() -> created("{'port': 'five'}"))
                .isInstanceOfSatisfying(
                        AwsFault.class, fault -> assertThat(fault.code()).isEqualTo("SerializationException"));
    }

    @Test
    void aParameterNobodyLooksAtIsRefused() {
        refuses("{'extraComputeForAutomaticOptimization': true}", "not supported by redshift-local");
    }

    private static String config(String key, String value) {
        return "{'configParameters': [{'parameterKey': '" + key + "', 'parameterValue': '" + value + "'}]}";
    }

    private static WorkgroupSettings created(String json) {
        return WorkgroupMembers.created(Inputs.of(json));
    }

    private static void refuses(String json, String reason) {
        assertThatThrownBy(() -> created(json))
                .hasMessageContaining(reason)
                .isInstanceOfSatisfying(
                        AwsFault.class, fault -> assertThat(fault.code()).isEqualTo("ValidationException"));
    }
}
