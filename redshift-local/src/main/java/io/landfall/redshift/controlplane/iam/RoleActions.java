package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.time.Clock;
import java.util.List;

/** CreateRole, GetRole, ListRoles, DeleteRole, and the updates of a role. */
final class RoleActions {

    private static final String NAME = "RoleName";

    private final Account account;
    private final Roles roles;
    private final Clock clock;

    RoleActions(Account account, Roles roles, Clock clock) {
        this.account = account;
        this.roles = roles;
        this.clock = clock;
    }

    List<XmlNode> create(QueryParameters parameters) {
        Role role = RoleRequest.role(account, parameters, clock);
        roles.create(role);
        return List.of(RoleXml.complete(role));
    }

    List<XmlNode> get(QueryParameters parameters) {
        return List.of(RoleXml.complete(roles.requireSeen(parameters.require(NAME))));
    }

    List<XmlNode> list(QueryParameters parameters) {
        String prefix = parameters.find("PathPrefix").orElse("/");
        List<Role> found = roles.seen().stream()
                .filter(role -> role.path().startsWith(prefix))
                .toList();
        return IamPage.of(parameters, "Roles", found, Role::name, RoleXml::member);
    }

    /** {@code ListInstanceProfilesForRole}: no role of this account is for an instance. */
    List<XmlNode> listInstanceProfiles(QueryParameters parameters) {
        roles.requireSeen(parameters.require(NAME));
        return List.of(XmlNode.list("InstanceProfiles", List.of()), XmlNode.leaf("IsTruncated", false));
    }

    List<XmlNode> delete(QueryParameters parameters) {
        roles.delete(parameters.require(NAME));
        return List.of();
    }

    List<XmlNode> update(QueryParameters parameters) {
        roles.change(parameters.require(NAME), role -> role.withDescription(
                        RoleRequest.description(parameters, role.description()))
                .withMaxSessionSeconds(RoleRequest.sessionSeconds(parameters, role.maxSessionSeconds())));
        return List.of();
    }

    List<XmlNode> updateDescription(QueryParameters parameters) {
        parameters.require("Description");
        Role changed = roles.change(
                parameters.require(NAME), role -> role.withDescription(RoleRequest.description(parameters, null)));
        return List.of(RoleXml.complete(changed));
    }

    List<XmlNode> updateTrust(QueryParameters parameters) {
        String trust = RoleRequest.trust(parameters.require("PolicyDocument"));
        roles.change(parameters.require(NAME), role -> role.withTrustPolicy(trust));
        return List.of();
    }
}
