package io.landfall.redshift.controlplane.account;

import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Serverless namespace: the data, its admin and its roles.
 *
 * @param id the last part of its ARN
 * @param adminPassword kept to start the database again; never answered
 * @param managedSecret name of the secret that holds the password, or null when the caller chose the password
 * @param secretKey the key the secret is said to be encrypted with, or null
 * @param key the key the data is said to be encrypted with
 * @param defaultRole ARN or null
 * @param logExports as the caller named them
 * @param restoredFrom the copy its data is being replaced by, or null
 */
@RecordBuilder
public record Namespace(
        String name,
        String id,
        String database,
        String adminUsername,
        String adminPassword,
        String managedSecret,
        String secretKey,
        String key,
        List<AttachedRole> roles,
        String defaultRole,
        List<String> logExports,
        Map<String, String> tags,
        Instant createdAt,
        ServerlessStatus status,
        String restoredFrom)
        implements NamespaceBuilder.With {

    public Namespace {
        roles = List.copyOf(roles);
        logExports = List.copyOf(logExports);
        tags = Map.copyOf(new TreeMap<>(tags));
    }

    /** What its database is known by to the host; no cluster identifier has two hyphens side by side. */
    public String databaseId() {
        return "namespace--" + name;
    }

    /** What its database is started with when it listens on the port. */
    public ClusterSpec spec(int port) {
        return new ClusterSpec(databaseId(), database, adminUsername, adminPassword, port);
    }

    /** With every role settled: those to be added are in sync, those to be removed are gone. */
    public Namespace withRolesSettled() {
        return withRoles(roles.stream()
                .filter(role -> role.applyStatus() != AttachedRole.ApplyStatus.REMOVING)
                .map(AttachedRole::inSync)
                .toList());
    }

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "Namespace[%s, %s]".formatted(name, status);
    }
}
