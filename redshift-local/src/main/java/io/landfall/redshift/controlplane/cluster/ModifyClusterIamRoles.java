package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.AttachedRole.ApplyStatus;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.ArrayList;
import java.util.List;

/** ModifyClusterIamRoles: roles become adding or removing, and in-sync or gone a little later. */
public final class ModifyClusterIamRoles implements QueryAction {

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
        AccountState after = account.change(state -> {
            Cluster cluster = ClusterFaults.requireAvailable(state, identifier);
            return state.with(modified(cluster, parameters));
        });
        lifecycle.rolesModified(identifier);
        return List.of(xml.describe(after.clusters().get(identifier)));
    }

    private Cluster modified(Cluster cluster, QueryParameters parameters) {
        List<String> added = parameters.list("AddIamRoles.IamRoleArn");
        AttachableRoles.require(account, added);
        List<AttachedRole> roles = modified(cluster.roles(), added, parameters.list("RemoveIamRoles.IamRoleArn"));
        AttachableRoles.requireFewEnough(roles.size());
        List<String> staying = roles.stream()
                .filter(role -> role.applyStatus() != ApplyStatus.REMOVING)
                .map(AttachedRole::arn)
                .toList();
        parameters
                .find("DefaultIamRoleArn")
                .ifPresent(defaultRole -> NewClusters.requireAttached(defaultRole, staying));
        String defaultRole = parameters.find("DefaultIamRoleArn").orElse(cluster.defaultRole());
        return cluster.withRoles(roles)
                .withDefaultRole(defaultRole != null && staying.contains(defaultRole) ? defaultRole : null);
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
        return modified;
    }
}
