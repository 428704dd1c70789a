package io.landfall.provisioner.resource.role;

import io.landfall.project.Installation;
import io.landfall.project.Project;
import io.landfall.project.WarehouseKind;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Who may take the role for COPY, and what it may do then (Redshift Database Developer Guide, "Permissions to access other AWS Resources"). */
final class CopyRolePolicies {

    private static final String PROVISIONED = "redshift.amazonaws.com";
    private static final String SERVERLESS = "redshift-serverless.amazonaws.com";

    private final List<String> services;
    private final String bucket;
    private final List<String> prefixes;

    CopyRolePolicies(AwsAccount account, Installation installation) {
        this.services = installation.warehouse().kind() == WarehouseKind.SERVERLESS
                ? List.of(PROVISIONED, SERVERLESS)
                : List.of(PROVISIONED);
        this.bucket = account.bucket(installation.warehouse().landingBucket());
        this.prefixes = readable(installation);
    }

    /** The services that may take the role. */
    List<String> services() {
        return services;
    }

    /** Beginnings of the keys that may be read; a single empty one for the whole bucket. */
    List<String> prefixes() {
        return prefixes;
    }

    PolicyDocument trust() {
        return document(IamStatement.builder()
                .effect(IamEffect.ALLOW)
                .addPrincipals(IamPrincipalType.SERVICE, services)
                .addAction("sts:AssumeRole")
                .build());
    }

    /** COPY gets the manifest, the jsonpaths file and every object, and lists the bucket when one is not where it should be. */
    PolicyDocument read() {
        List<String> patterns = prefixes.stream().map(CopyRolePolicies::pattern).toList();
        IamStatement.Builder list = IamStatement.builder()
                .effect(IamEffect.ALLOW)
                .addAction("s3:ListBucket")
                .addResource(bucket);
        if (!prefixes.contains("")) {
            list.addConditions(IamConditionOperator.STRING_LIKE, "s3:prefix", patterns);
        }
        return document(
                IamStatement.builder()
                        .effect(IamEffect.ALLOW)
                        .addAction("s3:GetObject")
                        .resourceIds(
                                patterns.stream().map(p -> bucket + "/" + p).toList())
                        .build(),
                list.build(),
                IamStatement.builder()
                        .effect(IamEffect.ALLOW)
                        .addAction("s3:GetBucketLocation")
                        .addResource(bucket)
                        .build());
    }

    private static List<String> readable(Installation installation) {
        List<String> prefixes = new ArrayList<>(installation.prefixes());
        if (prefixes.stream().noneMatch(Project.OWN_PREFIX::startsWith)) {
            prefixes.removeIf(prefix -> prefix.startsWith(Project.OWN_PREFIX));
            prefixes.add(Project.OWN_PREFIX);
        }
        return List.copyOf(prefixes);
    }

    /** A question mark in a key is not to stand for any character (IAM User Guide, "IAM policy elements: Variables and tags"). */
    private static String pattern(String prefix) {
        return prefix.replace("?", "${?}") + "*";
    }

    private static PolicyDocument document(IamStatement... statements) {
        return PolicyDocument.of(
                IamPolicy.builder().statements(List.of(statements)).build().toJson());
    }
}
