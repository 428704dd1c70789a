package io.landfall.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words for a key that a definition does not have: what was meant, where it belongs, or why there is none on purpose. */
final class UnknownKeys {

    private static final Set<String> PASSWORDS = Set.of(
            "password",
            "admin_password",
            "admin_user_password",
            "master_password",
            "master_user_password",
            "manage_master_password");

    /** What the AWS API and other tools call it. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "cluster_identifier", "warehouse",
            "cluster_type", "nodes",
            "number_of_nodes", "nodes",
            "master_username", "admin_user",
            "database_name", "database",
            "db_name", "database",
            "automated_snapshot_retention_period", "snapshot_retention_days",
            "preferred_maintenance_window", "maintenance_window",
            "bucket", "landing_bucket",
            "subnet_ids", "subnets");

    private final JsonNode schema;

    /** @param schema of the whole file, with the known keys of each object below {@code properties} */
    UnknownKeys(JsonNode schema) {
        this.schema = schema;
    }

    /** @param known the keys of the object that the unknown key stands in */
    String message(String key, List<String> known) {
        if (PASSWORDS.contains(key)) {
            return "the password is made and kept by AWS Secrets Manager; remove this key";
        }
        String other = OTHER_NAMES.get(key);
        if (other != null && known.contains(other)) {
            return "there is no such key; write " + other;
        }
        Optional<String> parent = parentOf(key);
        if (!known.contains(key) && parent.isPresent()) {
            return "there is no such key here; write it under " + parent.get();
        }
        return "there is no such key"
                + Suggestion.nearest(key, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; remove it, or use one of " + String.join(", ", known));
    }

    private Optional<String> parentOf(String key) {
        return schema.path("properties").properties().stream()
                .filter(property ->
                        names(property.getValue().path("properties")).contains(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
