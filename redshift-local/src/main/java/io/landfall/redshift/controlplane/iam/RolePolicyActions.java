package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PutRolePolicy, GetRolePolicy, ListRolePolicies and DeleteRolePolicy. */
public final class RolePolicyActions {

    private final Account account;

    public RolePolicyActions(Account account) {
        this.account = account;
    }

    public List<XmlNode> put(QueryParameters parameters) {
        String name = parameters.require("PolicyName");
        String document = IamFaults.requirePolicy(parameters.require("PolicyDocument"));
        account.change(state -> {
            Role role = IamFaults.requireRole(state, parameters.require("RoleName"));
            Map<String, String> policies = new TreeMap<>(role.policies());
            policies.put(name, document);
            return state.with(role.withPolicies(policies));
        });
        return List.of();
    }

    public List<XmlNode> get(QueryParameters parameters) {
        Role role = IamFaults.requireRole(account.state(), parameters.require("RoleName"));
        String name = parameters.require("PolicyName");
        if (!role.policies().containsKey(name)) {
            throw missing(name);
        }
        return List.of(
                XmlNode.leaf("RoleName", role.name()),
                XmlNode.leaf("PolicyName", name),
                XmlNode.leaf(
                        "PolicyDocument", PolicyText.encoded(role.policies().get(name))));
    }

    public List<XmlNode> list(QueryParameters parameters) {
        Role role = IamFaults.requireRole(account.state(), parameters.require("RoleName"));
        List<XmlNode> names = role.policies().keySet().stream()
                .sorted()
                .map(name -> XmlNode.leaf("member", name))
                .toList();
        return List.of(XmlNode.list("PolicyNames", names), XmlNode.leaf("IsTruncated", false));
    }

    public List<XmlNode> delete(QueryParameters parameters) {
        String name = parameters.require("PolicyName");
        account.change(state -> {
            Role role = IamFaults.requireRole(state, parameters.require("RoleName"));
            Map<String, String> policies = new TreeMap<>(role.policies());
            if (policies.remove(name) == null) {
                throw missing(name);
            }
            return state.with(role.withPolicies(policies));
        });
        return List.of();
    }

    private static AwsFault missing(String policy) {
        return IamFaults.noSuchEntity("The role policy with name " + policy + " cannot be found.");
    }
}
