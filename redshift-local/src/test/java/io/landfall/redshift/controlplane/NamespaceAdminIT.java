package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftserverless.model.ConflictException;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.NamespaceStatus;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;

class NamespaceAdminIT {

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
    void aSecretThatAClusterHasAlreadyIsNotTakenOver() {
        aws.redshift.createCluster(
                AwsFixture.cluster("sales").masterUsername("boss").build());
        assertThatThrownBy(() -> aws.serverless.createNamespace(
                        r -> r.namespaceName("sales").adminUsername("boss").manageAdminPassword(true)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("redshift!sales-boss");
    }

    @Test
    void aManagedPasswordIsInASecretThatGoesWithTheNamespace() {
        String arn = aws.serverless
                .createNamespace(
                        r -> r.namespaceName("sales").adminUsername("boss").manageAdminPassword(true))
                .namespace()
                .adminPasswordSecretArn();
        assertThat(arn).startsWith("arn:aws:secretsmanager:us-west-2:000000000000:secret:redshift!sales-boss-");
        assertThat(aws.secrets.getSecretValue(r -> r.secretId(arn)).secretString())
                .startsWith("{\"username\":\"boss\",\"password\":");

        aws.serverless.deleteNamespace(r -> r.namespaceName("sales"));
        awaitGone("sales");
        assertThatThrownBy(() -> aws.secrets.getSecretValue(r -> r.secretId(arn)))
                .hasMessageContaining("can't find the specified secret");
    }

    @Test
    void thePasswordCanBecomeManagedAndChosenAgain() {
        create("sales");
        aws.serverless.updateNamespace(r -> r.namespaceName("sales").manageAdminPassword(true));
        awaitAvailable("sales");
        String managed = get("sales").adminPasswordSecretArn();
        assertThat(managed).contains("redshift!sales-admin-");

        aws.serverless.updateNamespace(r -> r.namespaceName("sales").manageAdminPassword(true));
        awaitAvailable("sales");
        assertThat(get("sales").adminPasswordSecretArn()).isEqualTo(managed);

        assertThatThrownBy(() -> aws.serverless.updateNamespace(
                        r -> r.namespaceName("sales").manageAdminPassword(false)))
                .isInstanceOf(ValidationException.class);
        aws.serverless.updateNamespace(
                r -> r.namespaceName("sales").adminUsername("admin").adminUserPassword("Passw0rd"));
        awaitAvailable("sales");
        assertThat(get("sales").adminPasswordSecretArn()).isNull();
        assertThatThrownBy(() -> aws.secrets.getSecretValue(r -> r.secretId(managed)))
                .hasMessageContaining("can't find the specified secret");
    }

    private void create(String name) {
        aws.serverless.createNamespace(r -> r.namespaceName(name));
    }

    private Namespace get(String name) {
        return aws.serverless.getNamespace(r -> r.namespaceName(name)).namespace();
    }

    private void awaitAvailable(String name) {
        await().untilAsserted(() -> assertThat(get(name).status()).isEqualTo(NamespaceStatus.AVAILABLE));
    }

    private void awaitGone(String name) {
        await().untilAsserted(() -> assertThatThrownBy(() -> get(name)).isInstanceOf(ResourceNotFoundException.class));
    }
}
