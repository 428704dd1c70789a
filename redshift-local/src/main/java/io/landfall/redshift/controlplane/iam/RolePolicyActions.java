package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** PutRolePolicy, GetRolePolicy, ListRolePolicies and DeleteRolePolicy. What a policy allows has no effect here. */
final class RolePolicyActions {

    private static final String ROLE = "RoleName";
    private static final String POLICY = "PolicyName";
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    /** Of all inline policies of a role together, white space not counted ("IAM and AWS STS quotas"). */
    private static final int MOST_CHARACTERS = 10_240;

    private final Roles roles;

    RolePolicyActions(Roles roles) {
        this.roles = roles;
    }

    List<XmlNode> put(QueryParameters parameters) {
        String name = parameters.require(POLICY);
        if (!NAME.matcher(name).matches()) {
            throw IamFaults.invalid("Value '" + name + "' at 'policyName' must match " + NAME.pattern());
        }
        String document = PolicyDocument.requireIdentity(parameters.require("PolicyDocument"));
        roles.change(parameters.require(ROLE), role -> {
            Map<String, String> policies = new TreeMap<>(role.policies());
            policies.put(name, document);
            checkSize(role, policies);
            return role.withPolicies(policies);
        });
        return List.of();
    }

    List<XmlNode> get(QueryParameters parameters) {
        Role role = roles.requireSeen(parameters.require(ROLE));
        String name = parameters.require(POLICY);
        if (!role.policies().containsKey(name)) {
            throw missing(name);
        }
        return List.of(
                XmlNode.leaf(ROLE, role.name()),
                XmlNode.leaf(POLICY, name),
                XmlNode.leaf(
                        "PolicyDocument", PolicyText.encoded(role.policies().get(name))));
    }

    List<XmlNode> list(QueryParameters parameters) {
        Role role = roles.requireSeen(parameters.require(ROLE));
        List<String> names = role.policies().keySet().stream().sorted().toList();
        return IamPage.of(parameters, "PolicyNames", names, name -> name, name -> XmlNode.leaf("member", name));
    }

    List<XmlNode> delete(QueryParameters parameters) {
        String name = parameters.require(POLICY);
        roles.change(parameters.require(ROLE), role -> {
            Map<String, String> policies = new TreeMap<>(role.policies());
            if (policies.remove(name) == null) {
                throw missing(name);
            }
            return role.withPolicies(policies);
        });
        return List.of();
    }

    private static void checkSize(Role role, Map<String, String> policies) {
        int characters = policies.values().stream()
                .mapToInt(document -> document.replaceAll("\\s", "").length())
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw IamFaults.conflict(
                    "LimitExceeded",
                    "Maximum policy size of " + MOST_CHARACTERS + " bytes exceeded for role " + role.name());
        }
    }

    private static AwsFault missing(String policy) {
        return IamFaults.noSuchEntity("The role policy with name " + policy + " cannot be found.");
    }
}
