package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.Tag;

class PermissionsIT {

    private final ControlPlaneFaults faults = new ControlPlaneFaults();
    private SingleAttempts aws;

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new SingleAttempts(directory, Duration.ZERO, faults);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void whatIsNotAllowedIsDeniedByName() {
        faults.allowOnly(List.of("iam:CreateRole"));
        aws.createRole("allowed");
        assertThatExceptionOfType(IamException.class)
                .isThrownBy(() -> aws.iam().deleteRole(r -> r.roleName("allowed")))
                .satisfies(denied -> assertThat(denied.awsErrorDetails().errorMessage())
                        .isEqualTo("User: arn:aws:iam::000000000000:user/local is not authorized to perform:"
                                + " iam:DeleteRole on resource: arn:aws:iam::000000000000:role/allowed because no"
                                + " identity-based policy allows the iam:DeleteRole action"))
                .satisfies(denied -> assertThat(denied.statusCode()).isEqualTo(403));
        faults.allowEverything();
        aws.iam().deleteRole(r -> r.roleName("allowed"));
    }

    @Test
    void handingARoleToAClusterNeedsPassRole() {
        String arn = aws.createRole("passed");
        faults.allowOnly(List.of(
                "redshift:CreateCluster",
                "redshift:ModifyClusterIamRoles",
                "secretsmanager:CreateSecret",
                "secretsmanager:TagResource"));
        denied(
                () -> aws.redshift()
                        .createCluster(
                                SingleAttempts.cluster("passing").iamRoles(arn).build()),
                "iam:PassRole on resource: " + arn);
        denied(
                () -> aws.redshift().modifyClusterIamRoles(r -> r.clusterIdentifier("passing")
                        .addIamRoles(arn)),
                "iam:PassRole on resource: " + arn);
        aws.redshift().createCluster(SingleAttempts.cluster("passing").build());
    }

    @Test
    void takingARoleAwayNeedsNoPassRole() {
        faults.allowOnly(List.of("redshift:ModifyClusterIamRoles"));
        assertThatExceptionOfType(RedshiftException.class)
                .isThrownBy(() -> aws.redshift().modifyClusterIamRoles(r -> r.clusterIdentifier("absent")
                        .removeIamRoles("arn:aws:iam::000000000000:role/any")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ClusterNotFound"));
    }

    @Test
    void tagsAndManagedPasswordsNeedPermissionsOfTheirOwn() {
        faults.allowOnly(List.of("redshift:CreateCluster"));
        denied(
                () -> aws.redshift()
                        .createCluster(SingleAttempts.cluster("managed").build()),
                "secretsmanager:CreateSecret");
        denied(
                () -> aws.redshift()
                        .createCluster(SingleAttempts.cluster("tagged")
                                .tags(Tag.builder().key("by").value("landfall").build())
                                .build()),
                "redshift:CreateTags on resource: arn:aws:redshift:us-west-2:000000000000:cluster:tagged");
    }

    @Test
    void whoIAmMayBeAskedByAnybody() {
        faults.allowOnly(List.of());
        assertThat(aws.sts().getCallerIdentity().account()).isEqualTo("000000000000");
        denied(aws.redshift()::describeClusters, "redshift:DescribeClusters");
    }

    @Test
    void onlyExactNamesAndTheStarAreUnderstood() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.allowOnly(List.of("redshift:*")))
                .withMessageContaining("redshift:*");
        faults.allowOnly(List.of("*"));
        aws.redshift().describeClusters();
    }

    private static void denied(ThrowingCallable call, String what) {
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(call)
                .satisfies(denied ->
                        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"))
                .withMessageContaining("is not authorized to perform: " + what);
    }
}
