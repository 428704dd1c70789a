package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;

class PropagationIT {

    private static final Duration NOT_DURING_THIS_TEST = Duration.ofHours(1);
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
    private static final String REFUSED =
            "The IAM role copy is not valid. The IAM role must delegate access to an" + " Amazon Redshift account.";

    @TempDir
    Path directory;

    @Test
    void aNewRoleIsNotSeenAtFirstThoughItsNameIsTaken() {
        with(NOT_DURING_THIS_TEST, aws -> {
            String arn = aws.createRole("copy");
            assertRefused(() -> aws.iam().getRole(r -> r.roleName("copy")), "NoSuchEntity", 404, "copy");
            assertThat(aws.iam().listRoles().roles()).isEmpty();
            assertRefused(() -> aws.createRole("copy"), "EntityAlreadyExists", 409, "copy");
            assertRefused(
                    () -> aws.redshift()
                            .createCluster(SingleAttempts.cluster("early")
                                    .iamRoles(arn)
                                    .build()),
                    "InvalidParameterValue",
                    REFUSED);
            assertThat(aws.redshift().describeClusters().clusters()).isEmpty();
        });
    }

    @Test
    void aNewRoleIsUsableAfterAWhile() {
        with(Duration.ofMillis(300), aws -> {
            String arn = aws.createRole("copy");
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(NoSuchEntityException.class)
                    .until(() -> aws.iam()
                            .getRole(r -> r.roleName("copy"))
                            .role()
                            .arn()
                            .equals(arn));
            aws.redshift()
                    .createCluster(
                            SingleAttempts.cluster("patient").iamRoles(arn).build());
        });
    }

    @Test
    void aChangedTrustPolicyIsNotSeenAtFirst() {
        with(Duration.ZERO, aws -> aws.iam().createRole(r -> r.roleName("copy")
                .assumeRolePolicyDocument(SingleAttempts.TRUST.replace("redshift.", "ec2."))));
        with(NOT_DURING_THIS_TEST, aws -> {
            aws.iam().updateAssumeRolePolicy(r -> r.roleName("copy").policyDocument(SingleAttempts.TRUST));
            aws.iam().putRolePolicy(r -> r.roleName("copy").policyName("read").policyDocument(POLICY));
            assertThat(aws.iam().getRole(r -> r.roleName("copy")).role().assumeRolePolicyDocument())
                    .contains("ec2.amazonaws.com");
            assertThat(aws.iam().listRolePolicies(r -> r.roleName("copy")).policyNames())
                    .isEmpty();
            assertRefused(
                    () -> aws.redshift()
                            .createCluster(SingleAttempts.cluster("early")
                                    .iamRoles("arn:aws:iam::000000000000:role/copy")
                                    .build()),
                    "InvalidParameterValue",
                    REFUSED);
        });
        with(Duration.ZERO, aws -> assertThat(
                        aws.iam().listRolePolicies(r -> r.roleName("copy")).policyNames())
                .containsExactly("read"));
    }

    @Test
    void aDeletedRoleIsStillSeenAtFirst() {
        with(Duration.ZERO, aws -> aws.createRole("copy"));
        with(NOT_DURING_THIS_TEST, aws -> {
            aws.iam().deleteRole(r -> r.roleName("copy"));
            assertThat(aws.iam().getRole(r -> r.roleName("copy")).role().roleName())
                    .isEqualTo("copy");
            assertRefused(() -> aws.iam().deleteRole(r -> r.roleName("copy")), "NoSuchEntity", 404, "copy");
        });
        with(
                Duration.ZERO,
                aws -> assertRefused(() -> aws.iam().getRole(r -> r.roleName("copy")), "NoSuchEntity", 404, "copy"));
    }

    @Test
    void aRoleIsAttachedToAClusterOnceItIsSeen() {
        with(Duration.ZERO, aws -> {
            aws.redshift().createCluster(SingleAttempts.cluster("late").build());
            Awaitility.await().until(() -> aws.redshift()
                    .describeClusters(r -> r.clusterIdentifier("late"))
                    .clusters()
                    .get(0)
                    .clusterStatus()
                    .equals("available"));
            assertRefused(
                    () -> aws.redshift().modifyClusterIamRoles(r -> r.clusterIdentifier("late")
                            .addIamRoles("arn:aws:iam::000000000000:role/copy")),
                    "InvalidParameterValue",
                    REFUSED);
        });
        with(Duration.ofMillis(300), aws -> {
            String arn = aws.createRole("copy");
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(RedshiftException.class)
                    .until(() -> aws.redshift()
                            .modifyClusterIamRoles(
                                    r -> r.clusterIdentifier("late").addIamRoles(arn))
                            .cluster()
                            .hasIamRoles());
        });
    }

    private void with(Duration propagating, Consumer<SingleAttempts> steps) {
        try (SingleAttempts aws = new SingleAttempts(directory, propagating, new ControlPlaneFaults())) {
            steps.accept(aws);
        }
    }
}
