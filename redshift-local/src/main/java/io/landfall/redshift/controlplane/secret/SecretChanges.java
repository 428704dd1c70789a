package io.landfall.redshift.controlplane.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** CreateSecret, PutSecretValue, DeleteSecret, RestoreSecret and RotateSecret. Values are texts; binary ones are refused. */
final class SecretChanges {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final int SHORTEST_WINDOW = 7;
    private static final int LONGEST_WINDOW = 30;

    private final Account account;
    private final Clock clock;

    SecretChanges(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    JsonNode create(JsonNode parameters) {
        String name = SecretFaults.requireText(parameters, "Name");
        if (!NAME.matcher(name).matches()) {
            throw SecretFaults.invalidParameter("Invalid name. Must be a valid name containing alphanumeric characters,"
                    + " or any of the following: -/_+=.@");
        }
        Secret secret = Secret.of(
                        name,
                        ManagedPassword.arn(account, name),
                        version(parameters),
                        value(parameters),
                        now(),
                        SecretTags.checked(SecretTags.read(parameters)))
                .withDescription(parameters.path("Description").asText(null));
        account.change(state -> {
            if (state.secrets().containsKey(name)) {
                throw exists(state.secrets().get(name));
            }
            return state.with(secret);
        });
        return SecretJson.identified(secret).put("VersionId", secret.versionId());
    }

    JsonNode putValue(JsonNode parameters) {
        String value = value(parameters);
        String version = version(parameters);
        return SecretJson.versioned(change(
                parameters,
                state -> state.with(
                        SecretFaults.requireUnmanaged(state, parameters).changed(version, value))));
    }

    /** Deletes at once with {@code ForceDeleteWithoutRecovery}, else marks it; nothing here waits for the window to end. */
    JsonNode delete(JsonNode parameters) {
        boolean force = parameters.path("ForceDeleteWithoutRecovery").asBoolean(false);
        JsonNode window = parameters.path("RecoveryWindowInDays");
        if (force && !window.isMissingNode()) {
            throw SecretFaults.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        int days = window.asInt(LONGEST_WINDOW);
        if (days < SHORTEST_WINDOW || days > LONGEST_WINDOW) {
            throw SecretFaults.invalidParameter(
                    "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        Instant at = force ? now() : now().plus(Duration.ofDays(days));
        Secret before = SecretFaults.requireUnmanaged(account.state(), parameters);
        account.change(state -> {
            Secret secret = SecretFaults.requireUnmanaged(state, parameters);
            return force ? state.withoutSecret(secret.name()) : state.with(secret.withDeletedAt(at));
        });
        return SecretJson.identified(before).put("DeletionDate", SecretJson.seconds(at));
    }

    JsonNode restore(JsonNode parameters) {
        return SecretJson.identified(change(
                parameters,
                state -> state.with(SecretFaults.require(state, parameters).withDeletedAt(null))));
    }

    /** There are no rotation functions here, and what Redshift manages would need a new password in the database. */
    JsonNode rotate(JsonNode parameters) {
        Secret secret = SecretFaults.requireNotDeleted(account.state(), parameters);
        throw SecretFaults.invalidRequest(
                secret.owningService() == null
                        ? "No Lambda rotation function ARN is associated with this secret."
                        : "Rotating managed secrets is not supported by redshift-local.");
    }

    private Secret change(JsonNode parameters, UnaryOperator<AccountState> step) {
        return SecretFaults.require(account.change(step), parameters);
    }

    private static AwsFault exists(Secret secret) {
        return secret.deletedAt() == null
                ? AwsFault.of(
                        "ResourceExistsException",
                        "The operation failed because the secret " + secret.name() + " already exists.")
                : SecretFaults.invalidRequest("You can't create this secret because a secret with this name is already"
                        + " scheduled for deletion.");
    }

    private static String value(JsonNode parameters) {
        if (!parameters.path("SecretString").isTextual()) {
            throw SecretFaults.invalidParameter(
                    "A SecretString is needed; other values are not supported by redshift-local");
        }
        return parameters.path("SecretString").asText();
    }

    private static String version(JsonNode parameters) {
        return parameters.path("ClientRequestToken").asText(UUID.randomUUID().toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
