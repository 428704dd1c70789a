package io.landfall.redshift.controlplane.secret;

import static io.landfall.redshift.controlplane.protocol.AwsService.SECRETS_MANAGER;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.ActionSet;
import io.landfall.redshift.controlplane.protocol.Actions;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.time.Clock;

/** The actions of Secrets Manager; here those that read. */
public final class SecretActions implements ActionSet {

    private final Account account;
    private final Clock clock;

    public SecretActions(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    @Override
    public void register(Actions actions) {
        SecretSearch search = new SecretSearch(account);
        SecretChanges changes = new SecretChanges(account, clock);
        SecretTags tags = new SecretTags(account);
        actions.onJson(SECRETS_MANAGER, "GetSecretValue", this::getValue)
                .onJson(SECRETS_MANAGER, "DescribeSecret", this::describe)
                .onJson(SECRETS_MANAGER, "ListSecrets", search::list)
                .onJson(SECRETS_MANAGER, "CreateSecret", changes::create)
                .onJson(SECRETS_MANAGER, "PutSecretValue", changes::putValue)
                .onJson(SECRETS_MANAGER, "DeleteSecret", changes::delete)
                .onJson(SECRETS_MANAGER, "RestoreSecret", changes::restore)
                .onJson(SECRETS_MANAGER, "RotateSecret", changes::rotate)
                .onJson(SECRETS_MANAGER, "TagResource", tags::tag)
                .onJson(SECRETS_MANAGER, "UntagResource", tags::untag);
    }

    private JsonNode getValue(JsonNode parameters) {
        Secret secret = SecretFaults.requireNotDeleted(account.state(), parameters);
        String version = parameters.path("VersionId").asText(secret.versionId());
        String stage = parameters.path("VersionStage").asText("");
        boolean previous = stage.equals("AWSPREVIOUS") || version.equals(secret.previousVersionId());
        if (previous && secret.previousVersionId() != null) {
            return SecretJson.previous(secret);
        }
        boolean current = stage.isEmpty() || stage.equals("AWSCURRENT");
        if (!current || !version.equals(secret.versionId())) {
            throw AwsFault.of(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for "
                            + (stage.isEmpty() ? "VersionId: " : "staging label: ")
                            + (stage.isEmpty() ? version : stage));
        }
        return SecretJson.current(secret);
    }

    private JsonNode describe(JsonNode parameters) {
        return SecretJson.described(SecretFaults.require(account.state(), parameters), "VersionIdsToStages");
    }
}
