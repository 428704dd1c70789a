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
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.NamespaceStatus;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.Tag;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimit;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

/** A control plane that ends in the middle of a transition, and the next one that goes on with it. */
class ServerlessRestartIT {

    private static final Timings ENDLESS = Timings.all(Duration.ofHours(1));
    private static final String ROLE = "arn:aws:iam::000000000000:role/copy";

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory, AwsFixture.BRISK);
        aws.serverless.createNamespace(r -> r.namespaceName("sales"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void anAvailableWorkgroupIsModifyingUntilItIsUpAgainOnItsPort() {
        createWorkgroup();
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        String password = aws.warehouses.running().get("namespace--sales").password();
        String arn = workgroup().workgroupArn();
        aws.serverless.tagResource(r ->
                r.resourceArn(arn).tags(Tag.builder().key("owner").value("data").build()));
        aws.serverless.createUsageLimit(
                r -> r.resourceArn(arn).usageType("serverless-compute").amount(10L));

        aws.restart();
        assertThat(workgroup().endpoint().port()).isEqualTo(15_439);
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        assertThat(workgroup().workgroupArn()).isEqualTo(arn);
        assertThat(aws.warehouses.running().get("namespace--sales").port()).isEqualTo(15_439);
        assertThat(aws.warehouses.running().get("namespace--sales").password()).isEqualTo(password);
        assertThat(aws.serverless.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .extracting(Tag::value)
                .containsExactly("data");
        assertThat(aws.serverless.listUsageLimits(r -> {}).usageLimits())
                .extracting(UsageLimit::amount)
                .containsExactly(10L);
    }

    @Test
    void aCreatingWorkgroupBecomesAvailable() {
        aws.restart(ENDLESS);
        createWorkgroup();
        aws.restart(AwsFixture.BRISK);
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
    }

    @Test
    void aModifyingWorkgroupBecomesAvailableWithItsNewSettings() {
        createWorkgroup();
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        aws.restart(AwsFixture.BRISK.withModifyingServerless(Duration.ofHours(1)));
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        aws.serverless.updateWorkgroup(r -> r.workgroupName("compute").port(8200));
        assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.MODIFYING);

        aws.restart(AwsFixture.BRISK);
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        assertThat(workgroup().endpoint().port()).isEqualTo(18_200);
    }

    @Test
    void aDeletingWorkgroupGoesAndItsDataStays() {
        createWorkgroup();
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        aws.restart(AwsFixture.BRISK.withDeletingServerless(Duration.ofHours(1)));
        await().untilAsserted(() -> assertThat(workgroup().status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        aws.serverless.deleteWorkgroup(r -> r.workgroupName("compute"));

        aws.restart(AwsFixture.BRISK);
        await().untilAsserted(() -> assertThatThrownBy(this::workgroup).isInstanceOf(ResourceNotFoundException.class));
        assertThat(aws.warehouses.running()).isEmpty();
        assertThat(aws.warehouses.deleted()).isEmpty();
        assertThat(namespace().status()).isEqualTo(NamespaceStatus.AVAILABLE);
    }

    @Test
    void aModifyingNamespaceBecomesAvailableWithItsRolesInSync() {
        aws.restart(ENDLESS);
        aws.serverless.updateNamespace(r -> r.namespaceName("sales").iamRoles(ROLE));
        assertThat(namespace().status()).isEqualTo(NamespaceStatus.MODIFYING);

        aws.restart(AwsFixture.BRISK);
        await().untilAsserted(() -> assertThat(namespace().status()).isEqualTo(NamespaceStatus.AVAILABLE));
        assertThat(namespace().iamRoles()).containsExactly("IamRole(applyStatus=in-sync, iamRoleArn=" + ROLE + ")");
    }

    @Test
    void rolesThatWereBeingAddedBecomeInSync() {
        aws.restart(ENDLESS);
        aws.serverless.createNamespace(r -> r.namespaceName("other").iamRoles(ROLE));
        aws.restart(AwsFixture.BRISK);
        await().untilAsserted(() -> assertThat(aws.serverless
                        .getNamespace(r -> r.namespaceName("other"))
                        .namespace()
                        .iamRoles())
                .containsExactly("IamRole(applyStatus=in-sync, iamRoleArn=" + ROLE + ")"));
    }

    @Test
    void aDeletingNamespaceGoes() {
        aws.restart(ENDLESS);
        aws.serverless.deleteNamespace(r -> r.namespaceName("sales"));
        assertThat(namespace().status()).isEqualTo(NamespaceStatus.DELETING);

        aws.restart(AwsFixture.BRISK);
        await().untilAsserted(() -> assertThatThrownBy(this::namespace).isInstanceOf(ResourceNotFoundException.class));
        assertThat(aws.warehouses.deleted()).contains("namespace--sales");
    }

    private void createWorkgroup() {
        aws.serverless.createWorkgroup(r -> r.namespaceName("sales").workgroupName("compute"));
    }

    private Workgroup workgroup() {
        return aws.serverless.getWorkgroup(r -> r.workgroupName("compute")).workgroup();
    }

    private Namespace namespace() {
        return aws.serverless.getNamespace(r -> r.namespaceName("sales")).namespace();
    }
}
