package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.protocol.AwsService.IAM;
import static io.landfall.redshift.controlplane.protocol.AwsService.REDSHIFT;
import static io.landfall.redshift.controlplane.protocol.AwsService.STS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import io.landfall.redshift.controlplane.fault.LoggedCall;
import io.landfall.redshift.controlplane.fault.LoggedCall.Outcome;
import io.landfall.redshift.controlplane.fault.PlannedFault;
import io.landfall.redshift.controlplane.fault.Refusal;
import io.landfall.redshift.controlplane.fault.StandardRefusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.redshift.model.ClusterQuotaExceededException;
import software.amazon.awssdk.services.redshift.model.InsufficientClusterCapacityException;

class FaultsOnPurposeIT {

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
    void theNextCallsOfAnActionAreRefusedAndTheRestAnswered() {
        faults.plan(PlannedFault.on(REDSHIFT, "DescribeClusters").times(2).refused(StandardRefusal.THROTTLING));
        refused(aws.redshift()::describeClusters, "Throttling", 400);
        aws.iam().listRoles();
        refused(aws.redshift()::describeClusters, "Throttling", 400);
        aws.redshift().describeClusters();
    }

    @Test
    void aRangeOfCallsCanBeChosen() {
        faults.plan(PlannedFault.on(IAM).calls(2, 3).refused(StandardRefusal.INTERNAL_FAILURE));
        aws.iam().listRoles();
        refused(aws.iam()::listRoles, "InternalFailure", 500);
        refused(aws.iam()::listRoles, "InternalFailure", 500);
        aws.iam().listRoles();
    }

    @Test
    void aSeedChoosesTheSameCallsAgain() {
        List<Boolean> first = thirtyCallsWithSeed(7);
        assertThat(first).contains(true, false).isEqualTo(thirtyCallsWithSeed(7));
    }

    @Test
    void everyServiceRefusesInItsOwnForm() {
        faults.plan(PlannedFault.onAny().times(4).refused(StandardRefusal.THROTTLING));
        refused(aws.redshift()::describeClusters, "Throttling", 400);
        refused(aws.iam()::listRoles, "Throttling", 400);
        refused(aws.ec2()::describeVpcs, "RequestLimitExceeded", 503);
        refused(() -> aws.secrets().describeSecret(r -> r.secretId("any")), "ThrottlingException", 400);
        faults.plan(PlannedFault.onAny().times(3).denied());
        refused(aws.redshift()::describeClusters, "AccessDenied", 403);
        refused(aws.ec2()::describeVpcs, "UnauthorizedOperation", 403);
        refused(() -> aws.secrets().describeSecret(r -> r.secretId("any")), "AccessDeniedException", 400);
    }

    @Test
    void redshiftRefusesClustersForLackOfRoomAndQuota() {
        faults.plan(PlannedFault.on(REDSHIFT, "CreateCluster").refused(StandardRefusal.INSUFFICIENT_CLUSTER_CAPACITY));
        assertThatExceptionOfType(InsufficientClusterCapacityException.class).isThrownBy(() -> createCluster("full"));
        faults.plan(PlannedFault.on(REDSHIFT, "CreateCluster").refused(StandardRefusal.CLUSTER_QUOTA_EXCEEDED));
        assertThatExceptionOfType(ClusterQuotaExceededException.class).isThrownBy(() -> createCluster("full"));
        faults.plan(PlannedFault.on(REDSHIFT, "CreateCluster").refused(Refusal.exactly("OptInRequired", 403, "pay")));
        refused(() -> createCluster("full"), "OptInRequired", 403);
        assertThat(aws.redshift().describeClusters().clusters()).isEmpty();
    }

    @Test
    void anAnswerIsLostAfterTheActionTookPlace() {
        faults.plan(PlannedFault.on(IAM, "CreateRole").lostAfter());
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> aws.createRole("twice"));
        assertThatExceptionOfType(EntityAlreadyExistsException.class).isThrownBy(() -> aws.createRole("twice"));
        assertThat(aws.controlPlane.calls().of(IAM, "CreateRole"))
                .extracting(LoggedCall::outcome)
                .containsExactly(Outcome.ANSWER_LOST, Outcome.REFUSED);
    }

    @Test
    void aCallIsLostBeforeAnythingTookPlace() {
        faults.plan(PlannedFault.on(IAM, "CreateRole").lostBefore());
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> aws.createRole("once"));
        aws.createRole("once");
        assertThat(aws.controlPlane.calls().of(IAM, "CreateRole"))
                .extracting(LoggedCall::outcome)
                .containsExactly(Outcome.REQUEST_LOST, Outcome.ANSWERED);
    }

    @Test
    void aDelayEndsWhenTheFaultsAreCleared() {
        faults.plan(PlannedFault.on(IAM, "ListRoles").delayed(Duration.ofHours(1)));
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(
                () -> aws.iam().listRoles().roles().size());
        aws.iam().listRolePolicies(r -> r.roleName(roleWithName("other")));
        assertThat(waiting).isNotDone();
        Awaitility.await().until(() -> {
            faults.clear();
            return waiting.isDone();
        });
        assertThat(waiting).isCompletedWithValue(1);
    }

    @Test
    void callsAreWrittenDownWithTheirOutcome() {
        aws.createRole("logged");
        aws.sts().getCallerIdentity();
        refused(() -> createCluster("Not-Valid"), "InvalidParameterValue", 400);
        List<LoggedCall> calls = aws.controlPlane.calls().all();
        assertThat(calls)
                .extracting(LoggedCall::permission)
                .containsExactly("iam:CreateRole", "sts:GetCallerIdentity", "redshift:CreateCluster");
        assertThat(calls.get(2).code()).isEqualTo("InvalidParameterValue");
        assertThat(calls.get(2).permissions())
                .containsExactly("redshift:CreateCluster", "secretsmanager:CreateSecret", "secretsmanager:TagResource");
        assertThat(aws.controlPlane.calls().of(STS, "GetCallerIdentity")).hasSize(1);
        aws.controlPlane.calls().clear();
        assertThat(aws.controlPlane.calls().actions()).isEmpty();
    }

    private List<Boolean> thirtyCallsWithSeed(long seed) {
        faults.plan(PlannedFault.on(IAM, "ListRoles").randomly(0.5, seed).refused(StandardRefusal.THROTTLING));
        List<Boolean> refused = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            try {
                aws.iam().listRoles();
                refused.add(false);
            } catch (AwsServiceException e) {
                refused.add(true);
            }
        }
        faults.clear();
        return refused;
    }

    private String roleWithName(String name) {
        aws.createRole(name);
        return name;
    }

    private void createCluster(String identifier) {
        aws.redshift().createCluster(SingleAttempts.cluster(identifier).build());
    }

    private static void refused(ThrowingCallable call, String code, int status) {
        assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.statusCode()).isEqualTo(status);
        });
    }
}
