package io.landfall.redshift.controlplane.account;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything in the account at one moment, sorted by name. */
public record AccountState(Map<String, Cluster> clusters, Map<String, Role> roles, Map<String, Secret> secrets) {

    static final AccountState EMPTY = new AccountState(Map.of(), Map.of(), Map.of());

    public AccountState {
        clusters = new TreeMap<>(clusters);
        roles = new TreeMap<>(roles);
        secrets = new TreeMap<>(secrets);
    }

    public Optional<Cluster> cluster(String identifier) {
        return Optional.ofNullable(clusters.get(identifier));
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

    public AccountState with(Cluster cluster) {
        return new AccountState(plus(clusters, cluster.identifier(), cluster), roles, secrets);
    }

    public AccountState with(Role role) {
        return new AccountState(clusters, plus(roles, role.name(), role), secrets);
    }

    public AccountState with(Secret secret) {
        return new AccountState(clusters, roles, plus(secrets, secret.name(), secret));
    }

    /** Without the cluster and the secret that was made for it. */
    public AccountState withoutCluster(String identifier) {
        Map<String, Secret> kept = cluster(identifier)
                .map(Cluster::managedSecret)
                .map(managed -> minus(secrets, managed))
                .orElse(secrets);
        return new AccountState(minus(clusters, identifier), roles, kept);
    }

    public AccountState withoutRole(String name) {
        return new AccountState(clusters, minus(roles, name), secrets);
    }

    private static <T> Map<String, T> plus(Map<String, T> all, String key, T value) {
        Map<String, T> more = new TreeMap<>(all);
        more.put(key, value);
        return more;
    }

    private static <T> Map<String, T> minus(Map<String, T> all, String key) {
        Map<String, T> fewer = new TreeMap<>(all);
        fewer.remove(key);
        return fewer;
    }
}
