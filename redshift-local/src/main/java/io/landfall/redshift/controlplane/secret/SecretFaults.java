package io.landfall.redshift.controlplane.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.AwsFault;

/** The checks that end in one of Secrets Manager's faults. */
final class SecretFaults {

    private SecretFaults() {}

    static String requireText(JsonNode parameters, String name) {
        String value = parameters.path(name).asText("");
        if (value.isEmpty()) {
            throw AwsFault.of(
                    "ValidationException",
                    "Value null at '" + name + "' failed to satisfy constraint: Member" + " must not be null");
        }
        return value;
    }

    /** By {@code SecretId}, a name or an ARN. */
    static Secret require(AccountState state, JsonNode parameters) {
        return state.secret(requireText(parameters, "SecretId"))
                .orElseThrow(() ->
                        AwsFault.of("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    static Secret requireNotDeleted(AccountState state, JsonNode parameters) {
        Secret secret = require(state, parameters);
        if (secret.deletedAt() != null) {
            throw invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    /** What another service manages is changed by that service only ("Secrets managed by other AWS services"). */
    static Secret requireUnmanaged(AccountState state, JsonNode parameters) {
        Secret secret = requireNotDeleted(state, parameters);
        if (secret.owningService() != null) {
            throw invalidRequest("You can't perform this operation on the secret because it is managed by "
                    + secret.owningService() + ".");
        }
        return secret;
    }

    static AwsFault invalidRequest(String message) {
        return AwsFault.of("InvalidRequestException", message);
    }

    static AwsFault invalidParameter(String message) {
        return AwsFault.of("InvalidParameterException", message);
    }
}
