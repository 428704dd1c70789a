package io.landfall.redshift.controlplane.secret;

import static io.landfall.redshift.controlplane.protocol.AwsService.SECRETS_MANAGER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.ActionSet;
import io.landfall.redshift.controlplane.protocol.Actions;
import io.landfall.redshift.controlplane.protocol.AwsFault;

/** GetSecretValue and DescribeSecret. */
public final class SecretActions implements ActionSet {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CURRENT = "AWSCURRENT";
    private static final double MILLIS = 1000.0;

    private final Account account;

    public SecretActions(Account account) {
        this.account = account;
    }

    @Override
    public void register(Actions actions) {
        actions.onJson(SECRETS_MANAGER, "GetSecretValue", this::getValue)
                .onJson(SECRETS_MANAGER, "DescribeSecret", this::describe);
    }

    private JsonNode getValue(JsonNode parameters) {
        Secret secret = require(parameters);
        ObjectNode answer =
                identified(secret).put("VersionId", secret.versionId()).put("SecretString", secret.value());
        answer.putArray("VersionStages").add(CURRENT);
        return answer;
    }

    private JsonNode describe(JsonNode parameters) {
        Secret secret = require(parameters);
        ObjectNode answer = identified(secret).put("OwningService", "redshift").put("RotationEnabled", true);
        answer.putObject("VersionIdsToStages").putArray(secret.versionId()).add(CURRENT);
        return answer;
    }

    private static ObjectNode identified(Secret secret) {
        return JSON.createObjectNode()
                .put("ARN", secret.arn())
                .put("Name", secret.name())
                .put("CreatedDate", secret.createdAt().toEpochMilli() / MILLIS);
    }

    private Secret require(JsonNode parameters) {
        String id = parameters.path("SecretId").asText();
        return account.state()
                .secret(id)
                .orElseThrow(() ->
                        AwsFault.of("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }
}
