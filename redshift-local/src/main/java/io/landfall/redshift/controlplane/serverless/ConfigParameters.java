package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code configParameters} of a workgroup: database settings, and either query monitoring metrics or a JSON of queues (API reference,
 * CreateWorkgroup). What was not given is answered with its default, which is why tools that compare see a difference nobody made.
 */
final class ConfigParameters {

    static final SortedMap<String, String> DEFAULTS = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "auto_mv", "true",
            "datestyle", "ISO, MDY",
            "enable_case_sensitive_identifier", "false",
            "enable_user_activity_logging", "true",
            "query_group", "default",
            "require_ssl", "true",
            "search_path", "$user, public",
            "use_fips_ssl", "false")));

    private static final String QUEUES = "wlm_json_configuration";
    private static final int LONGEST_QUEUES = 8000;
    /** "Query monitoring metrics for Amazon Redshift Serverless", database developer guide. */
    private static final Set<String> METRICS = Set.of(
            "max_query_cpu_time",
            "max_query_blocks_read",
            "max_scan_row_count",
            "max_query_execution_time",
            "max_query_queue_time",
            "max_query_cpu_usage_percent",
            "max_query_temp_blocks_to_disk",
            "max_join_row_count",
            "max_nested_loop_join_row_count");

    private ConfigParameters() {}

    /** The parameters after those of a request have replaced the ones of the same keys. */
    static SortedMap<String, String> merged(SortedMap<String, String> present, List<JsonNode> given) {
        SortedMap<String, String> merged = new TreeMap<>(present);
        SortedMap<String, String> wanted = new TreeMap<>();
        for (JsonNode parameter : given) {
            String key = parameter.path("parameterKey").asText();
            String value = parameter.path("parameterValue").asText();
            if (!DEFAULTS.containsKey(key) && !METRICS.contains(key) && !key.equals(QUEUES)) {
                throw ServerlessFaults.invalid("Invalid configuration parameter: " + key);
            }
            if (key.equals(QUEUES) && value.length() > LONGEST_QUEUES) {
                throw ServerlessFaults.invalid(QUEUES + " can have at most " + LONGEST_QUEUES + " characters.");
            }
            wanted.put(key, value);
        }
        if (wanted.containsKey(QUEUES) && wanted.keySet().stream().anyMatch(METRICS::contains)) {
            throw ServerlessFaults.invalid("Specify either query monitoring metrics or " + QUEUES + ", but not both.");
        }
        dropTheOtherKind(merged, wanted);
        merged.putAll(wanted);
        return merged;
    }

    static void write(SortedMap<String, String> parameters, ArrayNode array) {
        parameters.forEach(
                (key, value) -> array.addObject().put("parameterKey", key).put("parameterValue", value));
    }

    private static void dropTheOtherKind(SortedMap<String, String> merged, SortedMap<String, String> wanted) {
        if (wanted.containsKey(QUEUES)) {
            merged.keySet().removeAll(METRICS);
        }
        if (wanted.keySet().stream().anyMatch(METRICS::contains)) {
            merged.remove(QUEUES);
        }
    }
}
