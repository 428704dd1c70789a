package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An IAM role.
 *
 * @param description or null
 * @param policies inline policy documents by name
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
        Instant createdAt)
        implements RoleBuilder.With {

    public Role {
        tags = Map.copyOf(new TreeMap<>(tags));
        policies = Map.copyOf(new TreeMap<>(policies));
    }
}
