package io.landfall.redshift.controlplane.secret;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Secret;
import java.time.Instant;
import java.util.TreeMap;

/** Secrets as Secrets Manager answers them. */
final class SecretJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";
    private static final double MILLIS = 1000.0;
    /** Redshift rotates what it manages that often unless told otherwise. */
    private static final int ROTATED_AFTER_DAYS = 30;

    private SecretJson() {}

    static ObjectNode identified(Secret secret) {
        return JSON.createObjectNode().put("ARN", secret.arn()).put("Name", secret.name());
    }

    static ObjectNode versioned(Secret secret) {
        ObjectNode answer = identified(secret).put("VersionId", secret.versionId());
        answer.putArray("VersionStages").add(CURRENT);
        return answer;
    }

    static ObjectNode current(Secret secret) {
        return versioned(secret).put("SecretString", secret.value()).put("CreatedDate", seconds(secret.createdAt()));
    }

    static ObjectNode previous(Secret secret) {
        ObjectNode answer = identified(secret)
                .put("VersionId", secret.previousVersionId())
                .put("SecretString", secret.previousValue())
                .put("CreatedDate", seconds(secret.createdAt()));
        answer.putArray("VersionStages").add(PREVIOUS);
        return answer;
    }

    /** @param versions what the map of versions is called: DescribeSecret and ListSecrets differ */
    static ObjectNode described(Secret secret, String versions) {
        ObjectNode answer = identified(secret).put("CreatedDate", seconds(secret.createdAt()));
        if (secret.description() != null) {
            answer.put("Description", secret.description());
        }
        if (secret.deletedAt() != null) {
            answer.put("DeletedDate", seconds(secret.deletedAt()));
        }
        if (secret.owningService() != null) {
            answer.put("OwningService", secret.owningService()).put("RotationEnabled", true);
            answer.putObject("RotationRules").put("AutomaticallyAfterDays", ROTATED_AFTER_DAYS);
        }
        ArrayNode tags = answer.putArray("Tags");
        new TreeMap<>(secret.tags())
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        ObjectNode stages = answer.putObject(versions);
        stages.putArray(secret.versionId()).add(CURRENT);
        if (secret.previousVersionId() != null) {
            stages.putArray(secret.previousVersionId()).add(PREVIOUS);
        }
        return answer;
    }

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }
}
