package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** AttachRolePolicy, DetachRolePolicy and ListAttachedRolePolicies. Whether the policy exists is not asked. */
final class ManagedPolicyActions {

    private static final String ROLE = "RoleName";
    private static final Pattern ARN = Pattern.compile("arn:aws:iam::(aws|\\d{12}):policy/(.*/)?[\\w+=,.@-]{1,128}");
    private static final int MOST = 10;

    private final Roles roles;

    ManagedPolicyActions(Roles roles) {
        this.roles = roles;
    }

    /** Attaching one again changes nothing. */
    List<XmlNode> attach(QueryParameters parameters) {
        String arn = arn(parameters);
        roles.change(parameters.require(ROLE), role -> {
            List<String> attached = new ArrayList<>(role.managedPolicies());
            if (!attached.contains(arn)) {
                attached.add(arn);
            }
            if (attached.size() > MOST) {
                throw IamFaults.conflict("LimitExceeded", "Cannot exceed quota for PoliciesPerRole: " + MOST);
            }
            return role.withManagedPolicies(attached);
        });
        return List.of();
    }

    List<XmlNode> detach(QueryParameters parameters) {
        String arn = arn(parameters);
        roles.change(parameters.require(ROLE), role -> {
            List<String> attached = new ArrayList<>(role.managedPolicies());
            if (!attached.remove(arn)) {
                throw IamFaults.noSuchEntity("Policy " + arn + " was not found.");
            }
            return role.withManagedPolicies(attached);
        });
        return List.of();
    }

    List<XmlNode> list(QueryParameters parameters) {
        Role role = roles.requireSeen(parameters.require(ROLE));
        List<String> arns = role.managedPolicies().stream().sorted().toList();
        return IamPage.of(
                parameters,
                "AttachedPolicies",
                arns,
                arn -> arn,
                arn -> XmlNode.struct(
                        "member",
                        XmlNode.leaf("PolicyName", arn.substring(arn.lastIndexOf('/') + 1)),
                        XmlNode.leaf("PolicyArn", arn)));
    }

    private static String arn(QueryParameters parameters) {
        String arn = parameters.require("PolicyArn");
        if (!ARN.matcher(arn).matches()) {
            throw AwsFault.of("InvalidInput", "ARN " + arn + " is not valid.");
        }
        return arn;
    }
}
