package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landfall.redshift.controlplane.timing.Timings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftserverless.model.ConflictException;
import software.amazon.awssdk.services.redshiftserverless.model.PerformanceTargetStatus;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

class WorkgroupIT {

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory, AwsFixture.BRISK);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aWorkgroupHasNoEndpointWhileItIsCreatingAndOneWhenItIsAvailable() {
        aws.serverless.createNamespace(r -> r.namespaceName("sales").dbName("sparkify"));
        Workgroup creating = aws.serverless
                .createWorkgroup(r -> r.namespaceName("sales")
                        .workgroupName("compute")
                        .baseCapacity(8)
                        .maxCapacity(16)
                        .port(5440)
                        .subnetIds("subnet-1", "subnet-2", "subnet-3")
                        .securityGroupIds("sg-1"))
                .workgroup();
        assertThat(creating.status()).isEqualTo(WorkgroupStatus.CREATING);
        assertThat(creating.endpoint()).isNull();
        assertThat(creating.workgroupArn())
                .matches("arn:aws:redshift-serverless:us-west-2:000000000000:workgroup/[0-9a-f-]{36}")
                .endsWith(creating.workgroupId());

        Workgroup available = awaitAvailable("compute");
        assertThat(available.endpoint().address()).isEqualTo("127.0.0.1");
        assertThat(available.endpoint().port()).isEqualTo(15_440);
        assertThat(available.endpoint().vpcEndpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.networkInterfaces()).hasSize(3));
        assertThat(available.baseCapacity()).isEqualTo(8);
        assertThat(available.maxCapacity()).isEqualTo(16);
        assertThat(available.port()).isEqualTo(5440);
        assertThat(available.pricePerformanceTarget().status()).isEqualTo(PerformanceTargetStatus.DISABLED);
        assertThat(available.securityGroupIds()).containsExactly("sg-1");
        assertThat(aws.warehouses.running().get("namespace--sales").database()).isEqualTo("sparkify");
    }

    @Test
    void aNamespaceHasOneWorkgroupAndKeepsItsDataWithoutOne() {
        createBoth("sales");
        assertThatThrownBy(() -> aws.serverless.createWorkgroup(
                        r -> r.namespaceName("sales").workgroupName("second")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("associated workgroup sales");
        assertThatThrownBy(() -> aws.serverless.deleteNamespace(r -> r.namespaceName("sales")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Delete the workgroup first");

        assertThat(aws.serverless
                        .deleteWorkgroup(r -> r.workgroupName("sales"))
                        .workgroup()
                        .status())
                .isEqualTo(WorkgroupStatus.DELETING);
        awaitGone("sales");
        assertThat(aws.warehouses.running()).isEmpty();
        assertThat(aws.warehouses.deleted()).isEmpty();
        aws.serverless.createWorkgroup(r -> r.namespaceName("sales").workgroupName("second"));
        awaitAvailable("second");
        assertThat(aws.warehouses.running()).containsOnlyKeys("namespace--sales");
    }

    @Test
    void inTransitionNothingElseCanBeDone() {
        aws.close();
        aws = new AwsFixture(directory, Timings.all(Duration.ofHours(1)));
        aws.serverless.createNamespace(r -> r.namespaceName("sales"));
        aws.serverless.createWorkgroup(r -> r.namespaceName("sales").workgroupName("sales"));

        assertThatThrownBy(() -> aws.serverless.deleteWorkgroup(r -> r.workgroupName("sales")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(
                        "There is an operation running on the workgroup. Try deleting the workgroup again later.");
        assertThatThrownBy(() -> aws.serverless.updateWorkgroup(
                        r -> r.workgroupName("sales").baseCapacity(8)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("There is an operation running on the workgroup.");
        assertThatThrownBy(() -> aws.serverless.deleteNamespace(r -> r.namespaceName("sales")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("There is an operation running on the namespace.");
        assertThatThrownBy(() -> aws.serverless.getCredentials(r -> r.workgroupName("sales")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not available");
    }

    @Test
    void aWorkgroupWhoseDatabaseDoesNotStartStaysCreatingAndCanBeDeleted() {
        aws.serverless.createNamespace(r -> r.namespaceName("broken"));
        aws.serverless.createWorkgroup(r -> r.namespaceName("broken").workgroupName("compute"));
        await().ignoreExceptionsInstanceOf(ConflictException.class).untilAsserted(() -> assertThat(aws.serverless
                        .deleteWorkgroup(r -> r.workgroupName("compute"))
                        .workgroup()
                        .endpoint())
                .isNull());
        awaitGone("compute");
    }

    @Test
    void namesAreCheckedAndUsedOnce() {
        createBoth("sales");
        aws.serverless.createNamespace(r -> r.namespaceName("other"));
        assertThatThrownBy(() -> aws.serverless.createWorkgroup(
                        r -> r.namespaceName("other").workgroupName("sales")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> aws.serverless.createWorkgroup(
                        r -> r.namespaceName("none").workgroupName("compute")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Serverless namespace none not found.");
        assertThatThrownBy(() -> get("none"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Serverless workgroup none not found.");
        assertThatThrownBy(() -> aws.serverless.createWorkgroup(
                        r -> r.namespaceName("other").workgroupName("no")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("at 'workgroupName'");
    }

    @Test
    void anAccountHasTwentyFiveWorkgroupsAtOnceListedInPages() {
        for (int i = 10; i < 35; i++) {
            String name = "group-" + i;
            aws.serverless.createNamespace(r -> r.namespaceName(name));
            aws.serverless.createWorkgroup(r -> r.namespaceName(name).workgroupName(name));
        }
        await().untilAsserted(
                        () -> assertThat(aws.serverless.listWorkgroups(r -> {}).workgroups())
                                .extracting(Workgroup::status)
                                .containsOnly(WorkgroupStatus.AVAILABLE));
        assertThat(aws.warehouses.running()).hasSize(25);
        assertThatThrownBy(() -> aws.serverless.createWorkgroup(
                        r -> r.namespaceName("group-10").workgroupName("one-more")))
                .isInstanceOf(ConflictException.class);
        assertThat(aws.serverless.listWorkgroupsPaginator(r -> r.maxResults(10)).workgroups())
                .extracting(Workgroup::workgroupName)
                .hasSize(25)
                .isSorted();
        assertThat(aws.serverless
                        .listWorkgroups(r -> r.ownerAccount("999999999999"))
                        .workgroups())
                .isEmpty();
    }

    private void createBoth(String name) {
        aws.serverless.createNamespace(r -> r.namespaceName(name));
        aws.serverless.createWorkgroup(r -> r.namespaceName(name).workgroupName(name));
        awaitAvailable(name);
    }

    private Workgroup get(String name) {
        return aws.serverless.getWorkgroup(r -> r.workgroupName(name)).workgroup();
    }

    private Workgroup awaitAvailable(String name) {
        await().untilAsserted(() -> assertThat(get(name).status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        return get(name);
    }

    private void awaitGone(String name) {
        await().untilAsserted(() -> assertThatThrownBy(() -> get(name)).isInstanceOf(ResourceNotFoundException.class));
    }
}
