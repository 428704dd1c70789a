package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.iam.AssumableRoles;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.ArrayList;
import java.util.List;

/** ModifyClusterIamRoles: roles become adding or removing, and in-sync or gone a little later. */
public final class ModifyClusterIamRoles implements QueryAction {

    private static final int MOST_ROLES = 50;

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final ClusterXml xml;

    public ModifyClusterIamRoles(Account account, ClusterLifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.xml = new ClusterXml(account);
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String identifier = parameters.require("ClusterIdentifier");
        List<String> added = parameters.list("AddIamRoles.IamRoleArn");
        List<String> removed = parameters.list("RemoveIamRoles.IamRoleArn");
        AccountState after = account.change(state -> {
            Cluster cluster = ClusterFaults.requireAvailable(state, identifier);
            AssumableRoles.of(account).requireForCluster(added);
            String defaultRole = parameters.find("DefaultIamRoleArn").orElse(cluster.defaultRole());
            return state.with(
                    cluster.withRoles(modified(cluster.roles(), added, removed)).withDefaultRole(defaultRole));
        });
        lifecycle.rolesModified(identifier);
        return List.of(xml.describe(after.clusters().get(identifier)));
    }

    private static List<AttachedRole> modified(List<AttachedRole> roles, List<String> added, List<String> removed) {
        List<AttachedRole> modified = new ArrayList<>();
        for (AttachedRole role : roles) {
            modified.add(removed.contains(role.arn()) ? role.removing() : role);
        }
        for (String arn : added) {
            if (roles.stream().noneMatch(role -> role.arn().equals(arn))) {
                modified.add(AttachedRole.adding(arn));
            }
        }
        if (modified.size() > MOST_ROLES) {
            throw AwsFault.invalidValue("A cluster can have at most " + MOST_ROLES + " IAM roles");
        }
        return modified;
    }
}
