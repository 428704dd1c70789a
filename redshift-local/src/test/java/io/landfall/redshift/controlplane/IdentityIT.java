package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class IdentityIT {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"Service\":\"redshift.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String READ = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
            + "\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::landing/*\"}]}";

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aRoleIsCreatedOnceAndReadBack() {
        createRole();
        Role role = aws.iam.getRole(r -> r.roleName("copy")).role();
        assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/copy");
        assertThat(decoded(role.assumeRolePolicyDocument())).isEqualTo(TRUST);
        assertThat(role.createDate()).isNotNull();
        assertThatThrownBy(this::createRole)
                .isInstanceOfSatisfying(EntityAlreadyExistsException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(409));
        assertThatThrownBy(() -> aws.iam.getRole(r -> r.roleName("other")))
                .isInstanceOfSatisfying(NoSuchEntityException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(404));
        assertThatThrownBy(() -> aws.iam.createRole(r -> r.roleName("bad").assumeRolePolicyDocument("{nonsense")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void aRoleIsDeletedOnlyAfterItsPolicies() {
        createRole();
        aws.iam.putRolePolicy(r -> r.roleName("copy").policyName("read").policyDocument(READ));
        assertThat(aws.iam.listRolePolicies(r -> r.roleName("copy")).policyNames())
                .containsExactly("read");
        assertThat(decoded(aws.iam
                        .getRolePolicy(r -> r.roleName("copy").policyName("read"))
                        .policyDocument()))
                .isEqualTo(READ);
        assertThatThrownBy(() -> aws.iam.deleteRole(r -> r.roleName("copy")))
                .isInstanceOf(DeleteConflictException.class);

        aws.iam.deleteRolePolicy(r -> r.roleName("copy").policyName("read"));
        assertThatThrownBy(() -> aws.iam.getRolePolicy(r -> r.roleName("copy").policyName("read")))
                .isInstanceOf(NoSuchEntityException.class);
        aws.iam.deleteRole(r -> r.roleName("copy"));
        assertThatThrownBy(() -> aws.iam.getRole(r -> r.roleName("copy"))).isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void aRoleKeepsItsTags() {
        createRole();
        aws.iam.tagRole(r -> r.roleName("copy")
                .tags(Tag.builder().key("by").value("landfall").build()));
        assertThat(aws.iam.getRole(r -> r.roleName("copy")).role().tags())
                .extracting(Tag::value)
                .containsExactly("landfall");
    }

    @Test
    void theCallerBelongsToTheLocalAccount() {
        assertThat(aws.sts.getCallerIdentity().account()).isEqualTo("000000000000");
        assertThat(aws.sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:user/local");
    }

    @Test
    void whatIsNotSupportedIsRefusedByName() {
        assertThatThrownBy(() -> aws.redshift.describeReservedNodes())
                .isInstanceOfSatisfying(AwsServiceException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .contains("DescribeReservedNodes")
                            .contains("not supported by redshift-local");
                });
        assertThatThrownBy(() -> aws.secrets.getRandomPassword())
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
        assertThatThrownBy(() -> aws.secrets.getSecretValue(r -> r.secretId("nothing")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void createRole() {
        aws.iam.createRole(r -> r.roleName("copy").assumeRolePolicyDocument(TRUST));
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }
}
