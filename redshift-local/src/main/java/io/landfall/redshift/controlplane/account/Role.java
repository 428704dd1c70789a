package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An IAM role.
 *
 * @param description or null
 * @param policies inline policy documents by name
 * @param managedPolicies ARNs of the managed policies attached to it, in the order of attachment
 */
@RecordBuilder
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
        List<String> managedPolicies,
        Instant createdAt)
        implements RoleBuilder.With {

    /** What a file of an older version does not have is empty. */
    public Role {
        tags = Map.copyOf(new TreeMap<>(tags));
        policies = Map.copyOf(new TreeMap<>(policies));
        managedPolicies = managedPolicies == null ? List.of() : List.copyOf(managedPolicies);
    }
}
