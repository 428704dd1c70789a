package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The roles of the account: who changes one works on what it is, who reads one sees what it was until the change has spread. */
final class Roles {

    private static final String OF_SERVICES = "/aws-service-role/";

    private final Account account;
    private final Clock clock;
    private final Duration propagating;

    Roles(Account account, Clock clock, Duration propagating) {
        this.account = account;
        this.clock = clock;
        this.propagating = propagating;
    }

    /** The roles a reader sees, by name. */
    List<Role> seen() {
        return List.copyOf(
                account.roleVersions().seen(account.state(), clock.instant()).values());
    }

    /** @throws AwsFault NoSuchEntity when a reader does not see it */
    Role requireSeen(String name) {
        return seen().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> IamFaults.noSuchRole(name));
    }

    /** @throws AwsFault EntityAlreadyExists; names do not differ by case only ("CreateRole") */
    void create(Role role) {
        account.change(state -> {
            if (state.roles().keySet().stream().anyMatch(role.name()::equalsIgnoreCase)) {
                throw IamFaults.conflict("EntityAlreadyExists", "Role with name " + role.name() + " already exists.");
            }
            supersede(role.name(), null);
            return state.with(role);
        });
    }

    /** @throws AwsFault NoSuchEntity, or what the step throws */
    Role change(String name, UnaryOperator<Role> step) {
        return account.change(state -> {
                    Role before = requireOwn(IamFaults.requireRole(state, name));
                    Role after = step.apply(before);
                    supersede(name, before);
                    return state.with(after);
                })
                .roles()
                .get(name);
    }

    /** @throws AwsFault NoSuchEntity, or DeleteConflict while it has policies */
    void delete(String name) {
        account.change(state -> {
            Role role = requireOwn(IamFaults.requireRole(state, name));
            if (!role.policies().isEmpty()) {
                throw IamFaults.conflict("DeleteConflict", "Cannot delete entity, must delete policies first.");
            }
            if (!role.managedPolicies().isEmpty()) {
                throw IamFaults.conflict("DeleteConflict", "Cannot delete entity, must detach all policies first.");
            }
            supersede(name, role);
            return state.withoutRole(name);
        });
    }

    private void supersede(String name, Role before) {
        if (!propagating.isZero()) {
            account.roleVersions().supersede(name, before, clock.instant().plus(propagating));
        }
    }

    private static Role requireOwn(Role role) {
        if (role.path().startsWith(OF_SERVICES)) {
            throw AwsFault.of(
                    "UnmodifiableEntity",
                    "Cannot perform the operation on the protected role '" + role.name()
                            + "' - this role is only modifiable by AWS");
        }
        return role;
    }
}
