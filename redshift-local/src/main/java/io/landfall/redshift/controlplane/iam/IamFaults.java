package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;

/** The checks that end in one of IAM's faults. */
final class IamFaults {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private IamFaults() {}

    static Role requireRole(AccountState state, String name) {
        return state.role(name).orElseThrow(() -> noSuchRole(name));
    }

    static AwsFault noSuchRole(String name) {
        return noSuchEntity("The role with name " + name + " cannot be found.");
    }

    static AwsFault noSuchEntity(String message) {
        return new AwsFault("NoSuchEntity", NOT_FOUND, message);
    }

    /** Also of quotas: {@code LimitExceeded} has this status too. */
    static AwsFault conflict(String code, String message) {
        return new AwsFault(code, CONFLICT, message);
    }

    static AwsFault invalid(String message) {
        return AwsFault.of("ValidationError", "1 validation error detected: " + message);
    }
}
