package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A secret with its current and its previous version.
 *
 * @param description or null
 * @param owningService the service that manages it, or null when a user does
 * @param deletedAt when it was marked for deletion, or null
 * @param previousVersionId null until it was changed
 * @param previousValue null until it was changed
 */
@RecordBuilder
public record Secret(
        String name,
        String arn,
        String versionId,
        String value,
        Instant createdAt,
        String description,
        String owningService,
        Map<String, String> tags,
        Instant deletedAt,
        String previousVersionId,
        String previousValue)
        implements SecretBuilder.With {

    /** What a file of an older version does not have is empty. */
    public Secret {
        tags = Map.copyOf(new TreeMap<>(tags == null ? Map.of() : tags));
    }

    /** A new one. */
    public static Secret of(
            String name, String arn, String versionId, String value, Instant createdAt, Map<String, String> tags) {
        return new Secret(name, arn, versionId, value, createdAt, null, null, tags, null, null, null);
    }

    /** With a further version, which becomes the current one. */
    public Secret changed(String newVersionId, String newValue) {
        return withPreviousVersionId(versionId)
                .withPreviousValue(value)
                .withVersionId(newVersionId)
                .withValue(newValue);
    }

    /** Without the values, so that a log may show it. */
    @Override
    public String toString() {
        return "Secret[name=%s, arn=%s]".formatted(name, arn);
    }
}
