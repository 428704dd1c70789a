package io.landfall.redshift.controlplane.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;

/** The checks that end in one of IAM's faults. */
final class IamFaults {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private IamFaults() {}

    static Role requireRole(AccountState state, String name) {
        return state.role(name).orElseThrow(() -> noSuchEntity("The role with name " + name + " cannot be found."));
    }

    static AwsFault noSuchEntity(String message) {
        return new AwsFault("NoSuchEntity", NOT_FOUND, message);
    }

    static AwsFault conflict(String code, String message) {
        return new AwsFault(code, CONFLICT, message);
    }

    /** Only that it is a JSON object: what a policy allows has no effect here. */
    static String requirePolicy(String document) {
        try {
            if (JSON.readTree(document).isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw AwsFault.of("MalformedPolicyDocument", "Syntax errors in policy: " + e.getOriginalMessage());
        }
        throw AwsFault.of("MalformedPolicyDocument", "Syntax errors in policy: a JSON object is expected");
    }
}
