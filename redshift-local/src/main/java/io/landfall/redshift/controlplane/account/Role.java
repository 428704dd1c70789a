package io.landfall.redshift.controlplane.account;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An IAM role.
 *
 * @param description or null
 * @param policies inline policy documents by name
 */
public record Role(
        String name,
        String path,
        String id,
        String arn,
        String trustPolicy,
        String description,
        int maxSessionSeconds,
        Map<String, String> tags,
        Map<String, String> policies,
        Instant createdAt) {

    public Role {
        tags = Map.copyOf(new TreeMap<>(tags));
        policies = Map.copyOf(new TreeMap<>(policies));
    }

    public Role tagged(Map<String, String> newTags) {
        return new Role(name, path, id, arn, trustPolicy, description, maxSessionSeconds, newTags, policies, createdAt);
    }

    public Role withPolicies(Map<String, String> newPolicies) {
        return new Role(name, path, id, arn, trustPolicy, description, maxSessionSeconds, tags, newPolicies, createdAt);
    }
}
