package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsService;
import io.landfall.redshift.controlplane.protocol.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a policy has to allow for a call: its action, and what AWS checks beside it (Service Authorization Reference, "dependent actions",
 * and the pages named at each).
 */
final class RequiredPermissions {

    /** STS API reference: "No permissions are required to perform this operation." */
    private static final List<String> FREE = List.of("sts:GetCallerIdentity");

    /** Parameters whose values are ARNs of roles handed to a service; ones that are taken away are not passed. */
    private static final List<String> PASSED_ROLES =
            List.of("IamRoles", "AddIamRoles", "DefaultIamRoleArn", "iamRoles", "defaultIamRoleArn");

    /** Parameters that tag what is created, in the spelling of each service, and the action that needs. */
    private static final Map<AwsService, String> TAGGING = Map.of(
            AwsService.REDSHIFT, "CreateTags",
            AwsService.EC2, "CreateTags",
            AwsService.IAM, "TagRole",
            AwsService.REDSHIFT_SERVERLESS, "TagResource",
            AwsService.SECRETS_MANAGER, "TagResource");

    private static final List<String> TAGS = List.of("Tags", "tags", "TagSpecification");

    private RequiredPermissions() {}

    static List<Permission> of(Call call, String accountId, String region) {
        if (FREE.contains(call.permission())) {
            return List.of();
        }
        String resource = ResourceName.of(call, accountId, region);
        List<Permission> needed = new ArrayList<>();
        needed.add(new Permission(call.permission(), resource));
        if (tags(call)) {
            needed.add(new Permission(call.service().permission(TAGGING.get(call.service())), resource));
        }
        if (managesPassword(call)) {
            Stream.of("CreateSecret", "TagResource")
                    .map(action -> new Permission(AwsService.SECRETS_MANAGER.permission(action), "*"))
                    .forEach(needed::add);
        }
        PASSED_ROLES.stream()
                .flatMap(parameter -> call.parameters().below(parameter).stream())
                .filter(arn -> arn.startsWith("arn:"))
                .distinct()
                .map(arn -> new Permission("iam:PassRole", arn))
                .forEach(needed::add);
        return List.copyOf(needed);
    }

    private static boolean tags(Call call) {
        return TAGGING.containsKey(call.service())
                && TAGS.stream().anyMatch(name -> !call.parameters().below(name).isEmpty());
    }

    /** Redshift management guide, "Managing admin passwords using AWS Secrets Manager": the secret is made in the caller's name. */
    private static boolean managesPassword(Call call) {
        return call.parameters().flag("ManageMasterPassword", false)
                || call.parameters().flag("manageAdminPassword", false);
    }
}
