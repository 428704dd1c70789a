package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

class RoleIT {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    private SingleAttempts aws;

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new SingleAttempts(directory);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aRoleKeepsPathTagsAndDescription() {
        Role role = aws.iam()
                .createRole(r -> r.roleName("copy")
                        .path("/landfall/")
                        .description("reads files")
                        .maxSessionDuration(7200)
                        .tags(tag("by", "landfall"))
                        .assumeRolePolicyDocument(SingleAttempts.TRUST))
                .role();
        assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/landfall/copy");
        assertThat(role.roleId()).startsWith("AROA");
        Role read = aws.iam().getRole(r -> r.roleName("copy")).role();
        assertThat(read.description()).isEqualTo("reads files");
        assertThat(read.maxSessionDuration()).isEqualTo(7200);
        assertThat(read.tags()).containsExactly(tag("by", "landfall"));
        assertRefused(() -> aws.createRole("COPY"), "EntityAlreadyExists", 409, "COPY");
    }

    @Test
    void wrongRolesAreRefused() {
        assertRefused(() -> aws.createRole("no blanks"), "ValidationError", "roleName");
        assertRefused(
                () -> aws.iam()
                        .createRole(
                                r -> r.roleName("a").path("nowhere").assumeRolePolicyDocument(SingleAttempts.TRUST)),
                "ValidationError",
                "path");
        assertRefused(
                () -> aws.iam()
                        .createRole(r ->
                                r.roleName("a").maxSessionDuration(60).assumeRolePolicyDocument(SingleAttempts.TRUST)),
                "ValidationError",
                "maxSessionDuration");
        assertRefused(
                () -> aws.iam().createRole(r -> r.roleName("a")
                        .assumeRolePolicyDocument(SingleAttempts.TRUST.replace("sts:AssumeRole", "s3:GetObject"))),
                "MalformedPolicyDocument",
                "STS AssumeRole");
        assertRefused(
                () -> aws.iam()
                        .createRole(r ->
                                r.roleName("a").tags(tag("aws:a", "b")).assumeRolePolicyDocument(SingleAttempts.TRUST)),
                "ValidationError",
                "aws:");
    }

    @Test
    void rolesAreListedPageByPageAndByPath() {
        for (int i = 0; i < 5; i++) {
            aws.createRole("role-" + i);
        }
        ListRolesResponse first = aws.iam().listRoles(r -> r.maxItems(2));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.roles()).extracting(Role::roleName).containsExactly("role-0", "role-1");
        assertThat(aws.iam().listRolesPaginator(r -> r.maxItems(2)).roles())
                .extracting(Role::roleName)
                .containsExactly("role-0", "role-1", "role-2", "role-3", "role-4");
        assertThat(aws.iam().listRoles(r -> r.pathPrefix("/landfall/")).roles()).isEmpty();
        assertRefused(() -> aws.iam().listRoles(r -> r.maxItems(1001)), "ValidationError", "maxItems");
    }

    @Test
    void aRoleIsUpdated() {
        aws.createRole("copy");
        aws.iam().updateRole(r -> r.roleName("copy").description("new").maxSessionDuration(3700));
        assertThat(aws.iam().getRole(r -> r.roleName("copy")).role().maxSessionDuration())
                .isEqualTo(3700);
        assertThat(aws.iam()
                        .updateRoleDescription(r -> r.roleName("copy").description("newer"))
                        .role()
                        .description())
                .isEqualTo("newer");
        String trust = SingleAttempts.TRUST.replace("redshift.", "redshift-serverless.");
        aws.iam().updateAssumeRolePolicy(r -> r.roleName("copy").policyDocument(trust));
        assertThat(aws.iam().getRole(r -> r.roleName("copy")).role().assumeRolePolicyDocument())
                .contains("redshift-serverless.amazonaws.com");
        assertRefused(
                () -> aws.iam().updateAssumeRolePolicy(r -> r.roleName("copy").policyDocument("{}")),
                "MalformedPolicyDocument",
                "Statement");
        assertRefused(() -> aws.iam().updateRole(r -> r.roleName("other")), "NoSuchEntity", 404, "other");
    }

    @Test
    void tagsComeAndGo() {
        aws.createRole("copy");
        aws.iam().tagRole(r -> r.roleName("copy").tags(tag("a", "1"), tag("b", "2")));
        aws.iam().untagRole(r -> r.roleName("copy").tagKeys("a"));
        assertThat(aws.iam().listRoleTags(r -> r.roleName("copy")).tags()).containsExactly(tag("b", "2"));
        assertRefused(() -> aws.iam().listRoleTags(r -> r.roleName("other")), "NoSuchEntity", 404, "other");
    }

    @Test
    void managedPoliciesAreAttachedAndDetached() {
        aws.createRole("copy");
        aws.iam().attachRolePolicy(r -> r.roleName("copy").policyArn(READ_ONLY));
        aws.iam().attachRolePolicy(r -> r.roleName("copy").policyArn(READ_ONLY));
        assertThat(aws.iam().listAttachedRolePolicies(r -> r.roleName("copy")).attachedPolicies())
                .extracting(AttachedPolicy::policyName)
                .containsExactly("AmazonS3ReadOnlyAccess");
        assertThat(aws.iam()
                        .listInstanceProfilesForRole(r -> r.roleName("copy"))
                        .instanceProfiles())
                .isEmpty();
        assertRefused(
                () -> aws.iam().deleteRole(r -> r.roleName("copy")), "DeleteConflict", 409, "must detach all policies");
        aws.iam().detachRolePolicy(r -> r.roleName("copy").policyArn(READ_ONLY));
        assertRefused(
                () -> aws.iam().detachRolePolicy(r -> r.roleName("copy").policyArn(READ_ONLY)),
                "NoSuchEntity",
                404,
                "was not found");
        assertRefused(
                () -> aws.iam().attachRolePolicy(r -> r.roleName("copy").policyArn("arn:aws:s3:::not-a-policy")),
                "InvalidInput",
                "is not valid");
        aws.iam().deleteRole(r -> r.roleName("copy"));
        assertRefused(() -> aws.iam().deleteRole(r -> r.roleName("copy")), "NoSuchEntity", 404, "copy");
    }

    @Test
    void theServiceLinkedRoleIsMadeOnceAndStays() {
        Role linked = aws.iam()
                .createServiceLinkedRole(r -> r.awsServiceName("redshift.amazonaws.com"))
                .role();
        assertThat(linked.arn())
                .isEqualTo("arn:aws:iam::000000000000:role/aws-service-role/redshift.amazonaws.com/"
                        + "AWSServiceRoleForRedshift");
        assertRefused(
                () -> aws.iam().createServiceLinkedRole(r -> r.awsServiceName("redshift.amazonaws.com")),
                "InvalidInput",
                "has been taken in this account");
        assertRefused(
                () -> aws.iam().deleteRole(r -> r.roleName(linked.roleName())), "UnmodifiableEntity", "protected role");
    }

    @Test
    void aRoleThatTrustsTheAccountIsAssumed() {
        aws.iam().createRole(r -> r.roleName("admin")
                .assumeRolePolicyDocument(SingleAttempts.TRUST.replace(
                        "\"Service\":\"redshift.amazonaws.com\"", "\"AWS\":\"arn:aws:iam::000000000000:root\"")));
        AssumeRoleResponse assumed = aws.sts().assumeRole(r -> r.roleArn("arn:aws:iam::000000000000:role/admin")
                .roleSessionName("test"));
        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/admin/test");
        assertThat(assumed.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(assumed.credentials().expiration()).isAfter(Instant.now());
        String copy = aws.createRole("copy");
        assertRefused(
                () -> aws.sts().assumeRole(r -> r.roleArn(copy).roleSessionName("test")),
                "AccessDenied",
                403,
                "is not authorized to perform: sts:AssumeRole on resource: " + copy);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
