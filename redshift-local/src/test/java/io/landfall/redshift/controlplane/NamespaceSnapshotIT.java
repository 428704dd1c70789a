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
import software.amazon.awssdk.services.redshiftserverless.model.NamespaceStatus;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.RestoreFromSnapshotResponse;
import software.amazon.awssdk.services.redshiftserverless.model.Snapshot;
import software.amazon.awssdk.services.redshiftserverless.model.SnapshotStatus;
import software.amazon.awssdk.services.redshiftserverless.model.Tag;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

class NamespaceSnapshotIT {

    private static final Timings ENDLESS = Timings.all(Duration.ofHours(1));

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory, AwsFixture.BRISK);
        createNamespace("sales");
        createWorkgroup("sales");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aSnapshotIsCreatingAndThenAvailable() {
        Snapshot creating = aws.serverless
                .createSnapshot(r -> r.namespaceName("sales")
                        .snapshotName("monday")
                        .retentionPeriod(7)
                        .tags(Tag.builder().key("owner").value("data").build()))
                .snapshot();
        assertThat(creating.status()).isEqualTo(SnapshotStatus.CREATING);
        assertThat(creating.snapshotArn())
                .matches("arn:aws:redshift-serverless:us-west-2:000000000000:snapshot/[0-9a-f-]{36}");
        awaitSnapshot("monday");
        Snapshot available = aws.serverless
                .getSnapshot(r -> r.snapshotArn(creating.snapshotArn()))
                .snapshot();
        assertThat(available.status()).isEqualTo(SnapshotStatus.AVAILABLE);
        assertThat(available.namespaceName()).isEqualTo("sales");
        assertThat(available.snapshotRetentionPeriod()).isEqualTo(7);
        assertThat(aws.warehouses.snapshots()).containsValue("namespace--sales");
        assertThat(aws.serverless
                        .listTagsForResource(r -> r.resourceArn(creating.snapshotArn()))
                        .tags())
                .extracting(Tag::value)
                .containsExactly("data");
        assertThat(aws.serverless
                        .updateSnapshot(r -> r.snapshotName("monday").retentionPeriod(30))
                        .snapshot()
                        .snapshotRetentionPeriod())
                .isEqualTo(30);
    }

    @Test
    void snapshotsAreListedByNamespaceInPagesAndDeletedWithTheirCopies() {
        snapshot("monday");
        snapshot("tuesday");
        assertThat(aws.serverless
                        .listSnapshotsPaginator(r -> r.maxResults(1).namespaceName("sales"))
                        .snapshots())
                .extracting(Snapshot::snapshotName)
                .containsExactly("monday", "tuesday");
        assertThat(aws.serverless.listSnapshots(r -> r.namespaceName("other")).snapshots())
                .isEmpty();
        aws.serverless.deleteSnapshot(r -> r.snapshotName("monday"));
        assertThatThrownBy(() -> aws.serverless.getSnapshot(r -> r.snapshotName("monday")))
                .isInstanceOf(ResourceNotFoundException.class);
        await().untilAsserted(() -> assertThat(aws.warehouses.snapshots()).hasSize(1));
    }

    @Test
    void wrongSnapshotsAreRefused() {
        snapshot("monday");
        createNamespace("idle");
        assertThatThrownBy(() -> aws.serverless.createSnapshot(
                        r -> r.namespaceName("sales").snapshotName("monday")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> aws.serverless.createSnapshot(
                        r -> r.namespaceName("idle").snapshotName("other")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("there isn't a workgroup created for the namespace");
        assertThatThrownBy(() -> aws.serverless.createSnapshot(
                        r -> r.namespaceName("sales").snapshotName("no--name")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> aws.serverless.createSnapshot(
                        r -> r.namespaceName("sales").snapshotName("other").retentionPeriod(0)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> aws.serverless.getSnapshot(r -> {})).isInstanceOf(ValidationException.class);
    }

    @Test
    void aSnapshotReplacesTheDataAndTheAdminOfAnotherNamespace() {
        snapshot("monday");
        createNamespace("other");
        createWorkgroup("other");
        RestoreFromSnapshotResponse restored = aws.serverless.restoreFromSnapshot(
                r -> r.namespaceName("other").workgroupName("other").snapshotName("monday"));
        assertThat(restored.snapshotName()).isEqualTo("monday");
        assertThat(restored.namespace().status()).isEqualTo(NamespaceStatus.MODIFYING);
        assertThat(restored.namespace().adminUsername()).isEqualTo("sales-admin");

        awaitIdle("other");
        assertThat(aws.warehouses.restored()).containsEntry("namespace--other", "namespace--sales");
        assertThat(aws.warehouses.deleted()).containsExactly("namespace--other");
        assertThat(aws.warehouses.running().get("namespace--other").user()).isEqualTo("sales-admin");
        assertThat(aws.warehouses.running().get("namespace--other").password()).isEqualTo("Passw0rd");
    }

    @Test
    void aRestoreNeedsTheWorkgroupOfTheNamespaceAndCanHaveAManagedPassword() {
        snapshot("monday");
        createNamespace("other");
        assertThatThrownBy(() -> aws.serverless.restoreFromSnapshot(
                        r -> r.namespaceName("other").workgroupName("sales").snapshotName("monday")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> aws.serverless.restoreFromSnapshot(
                        r -> r.namespaceName("sales").workgroupName("sales").snapshotName("none")))
                .isInstanceOf(ResourceNotFoundException.class);
        String secret = aws.serverless
                .restoreFromSnapshot(r -> r.namespaceName("sales")
                        .workgroupName("sales")
                        .snapshotName("monday")
                        .manageAdminPassword(true))
                .namespace()
                .adminPasswordSecretArn();
        awaitIdle("sales");
        assertThat(aws.secrets.getSecretValue(r -> r.secretId(secret)).secretString())
                .contains(aws.warehouses.running().get("namespace--sales").password());
    }

    @Test
    void theFinalSnapshotIsTakenBeforeTheDataGoesAlsoAcrossARestart() {
        aws.serverless.deleteWorkgroup(r -> r.workgroupName("sales"));
        await().untilAsserted(() ->
                assertThat(aws.serverless.listWorkgroups(r -> {}).workgroups()).isEmpty());
        aws.restart(ENDLESS);
        aws.serverless.deleteNamespace(
                r -> r.namespaceName("sales").finalSnapshotName("last").finalSnapshotRetentionPeriod(30));
        assertThat(aws.serverless
                        .getSnapshot(r -> r.snapshotName("last"))
                        .snapshot()
                        .status())
                .isEqualTo(SnapshotStatus.CREATING);
        assertThat(aws.warehouses.deleted()).isEmpty();

        aws.restart(AwsFixture.BRISK);
        awaitSnapshot("last");
        await().untilAsserted(() ->
                assertThat(aws.serverless.listNamespaces(r -> {}).namespaces()).isEmpty());
        assertThat(aws.warehouses.deleted()).containsExactly("namespace--sales");
    }

    @Test
    void aNamespaceWhoseFinalSnapshotFailsStays() {
        createNamespace("broken");
        aws.serverless.deleteNamespace(r -> r.namespaceName("broken").finalSnapshotName("last"));
        await().untilAsserted(() -> assertThat(aws.serverless
                        .getNamespace(r -> r.namespaceName("broken"))
                        .namespace()
                        .status())
                .isEqualTo(NamespaceStatus.AVAILABLE));
        assertThat(aws.serverless
                        .getSnapshot(r -> r.snapshotName("last"))
                        .snapshot()
                        .status())
                .isEqualTo(SnapshotStatus.FAILED);
        assertThat(aws.warehouses.deleted()).isEmpty();
    }

    @Test
    void snapshotsAndRestoresGoOnAfterARestart() {
        snapshot("monday");
        aws.restart(ENDLESS.withModifyingServerless(Duration.ZERO));
        awaitIdle("sales");
        aws.serverless.createSnapshot(r -> r.namespaceName("sales").snapshotName("tuesday"));
        assertThatThrownBy(() -> aws.serverless.deleteSnapshot(r -> r.snapshotName("tuesday")))
                .isInstanceOf(ConflictException.class);
        aws.restart(AwsFixture.BRISK.withModifyingServerless(Duration.ofHours(1)));
        awaitSnapshot("tuesday");
        await().untilAsserted(() -> assertThat(workgroupStatus("sales")).isEqualTo(WorkgroupStatus.AVAILABLE));

        aws.serverless.restoreFromSnapshot(
                r -> r.namespaceName("sales").workgroupName("sales").snapshotName("monday"));
        aws.restart(AwsFixture.BRISK);
        awaitIdle("sales");
        assertThat(aws.warehouses.restored()).containsEntry("namespace--sales", "namespace--sales");
    }

    private void createNamespace(String name) {
        aws.serverless.createNamespace(
                r -> r.namespaceName(name).adminUsername(name + "-admin").adminUserPassword("Passw0rd"));
    }

    private void createWorkgroup(String name) {
        aws.serverless.createWorkgroup(r -> r.namespaceName(name).workgroupName(name));
        awaitIdle(name);
    }

    private void snapshot(String name) {
        aws.serverless.createSnapshot(r -> r.namespaceName("sales").snapshotName(name));
        awaitSnapshot(name);
    }

    private void awaitSnapshot(String name) {
        await().untilAsserted(() -> assertThat(aws.serverless
                        .getSnapshot(r -> r.snapshotName(name))
                        .snapshot()
                        .status())
                .isEqualTo(SnapshotStatus.AVAILABLE));
    }

    private void awaitIdle(String name) {
        await().untilAsserted(() -> {
            assertThat(workgroupStatus(name)).isEqualTo(WorkgroupStatus.AVAILABLE);
            assertThat(aws.serverless
                            .getNamespace(r -> r.namespaceName(name))
                            .namespace()
                            .status())
                    .isEqualTo(NamespaceStatus.AVAILABLE);
        });
    }

    private WorkgroupStatus workgroupStatus(String name) {
        return aws.serverless
                .getWorkgroup(r -> r.workgroupName(name))
                .workgroup()
                .status();
    }
}
