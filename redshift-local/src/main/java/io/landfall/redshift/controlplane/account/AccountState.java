package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything in the account at one moment: each kind of thing by its identifier, sorted. */
@RecordBuilder
public record AccountState(
        SortedMap<String, Cluster> clusters,
        SortedMap<String, Snapshot> snapshots,
        SortedMap<String, SubnetGroup> subnetGroups,
        SortedMap<String, Namespace> namespaces,
        SortedMap<String, Workgroup> workgroups,
        SortedMap<String, UsageLimit> usageLimits,
        SortedMap<String, NamespaceSnapshot> namespaceSnapshots,
        SortedMap<String, SecurityGroup> securityGroups,
        SortedMap<String, Role> roles,
        SortedMap<String, Secret> secrets)
        implements AccountStateBuilder.With {

    static final AccountState EMPTY = new AccountState(null, null, null, null, null, null, null, null, null, null);

    /** What a file of an older version does not have is empty. */
    public AccountState {
        clusters = copy(clusters);
        snapshots = copy(snapshots);
        subnetGroups = copy(subnetGroups);
        namespaces = copy(namespaces);
        workgroups = copy(workgroups);
        usageLimits = copy(usageLimits);
        namespaceSnapshots = copy(namespaceSnapshots);
        securityGroups = copy(securityGroups);
        roles = copy(roles);
        secrets = copy(secrets);
    }

    public Optional<Cluster> cluster(String identifier) {
        return Optional.ofNullable(clusters.get(identifier));
    }

    public Optional<Snapshot> snapshot(String identifier) {
        return Optional.ofNullable(snapshots.get(identifier));
    }

    public Optional<SubnetGroup> subnetGroup(String name) {
        return Optional.ofNullable(subnetGroups.get(name));
    }

    public Optional<Role> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /** By name or ARN, as Secrets Manager takes either. */
    public Optional<Secret> secret(String nameOrArn) {
        return secrets.values().stream()
                .filter(secret ->
                        secret.name().equals(nameOrArn) || secret.arn().equals(nameOrArn))
                .findFirst();
    }

    public Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    public Optional<Workgroup> workgroup(String name) {
        return Optional.ofNullable(workgroups.get(name));
    }

    /** The one a namespace can have. */
    public Optional<Workgroup> workgroupOf(String namespace) {
        return workgroups.values().stream()
                .filter(workgroup -> workgroup.namespace().equals(namespace))
                .findFirst();
    }

    public AccountState with(Cluster cluster) {
        return withClusters(plus(clusters, cluster.identifier(), cluster));
    }

    public AccountState with(Snapshot snapshot) {
        return withSnapshots(plus(snapshots, snapshot.identifier(), snapshot));
    }

    public AccountState with(SubnetGroup group) {
        return withSubnetGroups(plus(subnetGroups, group.name(), group));
    }

    public AccountState with(Role role) {
        return withRoles(plus(roles, role.name(), role));
    }

    public AccountState with(Secret secret) {
        return withSecrets(plus(secrets, secret.name(), secret));
    }

    public AccountState with(Namespace namespace) {
        return withNamespaces(plus(namespaces, namespace.name(), namespace));
    }

    public AccountState with(Workgroup workgroup) {
        return withWorkgroups(plus(workgroups, workgroup.name(), workgroup));
    }

    public AccountState with(UsageLimit limit) {
        return withUsageLimits(plus(usageLimits, limit.id(), limit));
    }

    public AccountState with(NamespaceSnapshot snapshot) {
        return withNamespaceSnapshots(plus(namespaceSnapshots, snapshot.name(), snapshot));
    }

    public AccountState with(SecurityGroup group) {
        return withSecurityGroups(plus(securityGroups, group.id(), group));
    }

    public AccountState withoutSecurityGroup(String id) {
        return withSecurityGroups(minus(securityGroups, id));
    }

    /** Without the cluster and the secret that was made for it. */
    public AccountState withoutCluster(String identifier) {
        return cluster(identifier)
                .map(Cluster::managedSecret)
                .map(this::withoutSecret)
                .orElse(this)
                .withClusters(minus(clusters, identifier));
    }

    public AccountState withoutSnapshot(String identifier) {
        return withSnapshots(minus(snapshots, identifier));
    }

    public AccountState withoutSubnetGroup(String name) {
        return withSubnetGroups(minus(subnetGroups, name));
    }

    public AccountState withoutRole(String name) {
        return withRoles(minus(roles, name));
    }

    public AccountState withoutSecret(String name) {
        return withSecrets(minus(secrets, name));
    }

    /** Without the namespace and the secret that was made for it. */
    public AccountState withoutNamespace(String name) {
        return namespace(name)
                .map(Namespace::managedSecret)
                .map(this::withoutSecret)
                .orElse(this)
                .withNamespaces(minus(namespaces, name));
    }

    public AccountState withoutWorkgroup(String name) {
        return withWorkgroups(minus(workgroups, name));
    }

    public AccountState withoutUsageLimit(String id) {
        return withUsageLimits(minus(usageLimits, id));
    }

    public AccountState withoutNamespaceSnapshot(String name) {
        return withNamespaceSnapshots(minus(namespaceSnapshots, name));
    }

    private static <T> SortedMap<String, T> copy(Map<String, T> all) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(all == null ? Map.of() : all));
    }

    private static <T> SortedMap<String, T> plus(Map<String, T> all, String key, T value) {
        SortedMap<String, T> more = new TreeMap<>(all);
        more.put(key, value);
        return more;
    }

    private static <T> SortedMap<String, T> minus(Map<String, T> all, String key) {
        SortedMap<String, T> fewer = new TreeMap<>(all);
        fewer.remove(key);
        return fewer;
    }
}
