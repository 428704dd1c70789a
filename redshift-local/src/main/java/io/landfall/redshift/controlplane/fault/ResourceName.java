package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.Call;
import java.util.Map;
import java.util.Optional;

/** The resource of a call as AccessDenied names it, as far as its parameters tell. */
final class ResourceName {

    private static final Map<String, String> OF_REDSHIFT = Map.of(
            "ClusterIdentifier", "cluster:",
            "ClusterSubnetGroupName", "subnetgroup:",
            "SnapshotIdentifier", "snapshot:");

    private ResourceName() {}

    static String of(Call call, String accountId, String region) {
        return switch (call.service()) {
            case REDSHIFT -> redshift(call, "arn:aws:redshift:" + region + ":" + accountId + ":");
            case IAM ->
                call.parameters()
                        .find("RoleName")
                        .map(name -> "arn:aws:iam::" + accountId + ":role/" + name)
                        .orElse("*");
            case EC2 ->
                call.parameters()
                        .find("GroupId")
                        .map(id -> "arn:aws:ec2:" + region + ":" + accountId + ":security-group/" + id)
                        .orElse("*");
            case SECRETS_MANAGER -> call.parameters().find("SecretId").orElse("*");
            case STS, REDSHIFT_SERVERLESS -> "*";
        };
    }

    private static String redshift(Call call, String prefix) {
        Optional<String> named = call.parameters().find("ResourceName");
        return named.orElseGet(() -> OF_REDSHIFT.entrySet().stream()
                .filter(entry -> call.parameters().find(entry.getKey()).isPresent())
                .map(entry -> prefix
                        + entry.getValue()
                        + call.parameters().find(entry.getKey()).orElseThrow())
                .sorted()
                .findFirst()
                .orElse("*"));
    }
}
