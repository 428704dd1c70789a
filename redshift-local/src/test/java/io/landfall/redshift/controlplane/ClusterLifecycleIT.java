package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterAlreadyExistsException;
import software.amazon.awssdk.services.redshift.model.ClusterIamRole;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;
import software.amazon.awssdk.services.redshift.model.InvalidClusterStateException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.Tag;

class ClusterLifecycleIT {

    private static final String ROLE = "arn:aws:iam::000000000000:role/copy";

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory);
        aws.createRole("copy");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aClusterHasNoEndpointWhileItIsCreatingAndOneWhenTheWaiterReturns() {
        Cluster creating = aws.redshift
                .createCluster(cluster("dwh").iamRoles(ROLE).port(5440).build())
                .cluster();
        assertThat(creating.clusterStatus()).isEqualTo("creating");
        assertThat(creating.clusterAvailabilityStatus()).isEqualTo("Unavailable");
        assertThat(creating.endpoint()).isNull();
        assertThat(creating.iamRoles()).extracting(ClusterIamRole::applyStatus).containsExactly("adding");

        waitUntilAvailable("dwh");
        Cluster available = describe("dwh");
        assertThat(available.clusterStatus()).isEqualTo("available");
        assertThat(available.clusterAvailabilityStatus()).isEqualTo("Available");
        assertThat(available.endpoint().address()).isEqualTo("127.0.0.1");
        assertThat(available.endpoint().port()).isEqualTo(15_440);
        assertThat(available.dbName()).isEqualTo("sparkify");
        assertThat(available.numberOfNodes()).isEqualTo(1);
        assertThat(available.encrypted()).isTrue();
        assertThat(available.publiclyAccessible()).isFalse();
        assertThat(available.clusterCreateTime()).isNotNull();
        assertThat(available.iamRoles()).extracting(ClusterIamRole::applyStatus).containsExactly("in-sync");
    }

    @Test
    void aManagedPasswordIsInTheSecretAndStartsTheDatabase() {
        aws.redshift.createCluster(cluster("dwh").build());
        waitUntilAvailable("dwh");

        String arn = describe("dwh").masterPasswordSecretArn();
        assertThat(arn).startsWith("arn:aws:secretsmanager:us-west-2:000000000000:secret:redshift!dwh-awsuser-");
        ClusterSpec started = aws.warehouses.running().get("dwh");
        assertThat(aws.secrets.getSecretValue(r -> r.secretId(arn)).secretString())
                .isEqualTo("{\"username\":\"awsuser\",\"password\":\"" + started.password() + "\"}");
        assertThat(aws.secrets
                        .getSecretValue(r -> r.secretId("redshift!dwh-awsuser"))
                        .arn())
                .isEqualTo(arn);
        assertThat(aws.secrets.describeSecret(r -> r.secretId(arn)).owningService())
                .isEqualTo("redshift");
        assertThat(started.password())
                .hasSizeGreaterThanOrEqualTo(8)
                .matches(".*[A-Z].*")
                .matches(".*[0-9].*");
    }

    @Test
    void aChosenPasswordStartsTheDatabaseAndMakesNoSecret() {
        aws.redshift.createCluster(cluster("dwh")
                .manageMasterPassword(null)
                .masterUserPassword("Passw0rd")
                .build());
        waitUntilAvailable("dwh");

        assertThat(describe("dwh").masterPasswordSecretArn()).isNull();
        assertThat(aws.warehouses.running().get("dwh").password()).isEqualTo("Passw0rd");
    }

    @Test
    void aDeletedClusterIsDeletingAndThenGoneWithItsDataAndSecret() {
        aws.redshift.createCluster(cluster("dwh").build());
        waitUntilAvailable("dwh");
        assertThat(delete("dwh").clusterStatus()).isEqualTo("deleting");
        assertThatThrownBy(() -> delete("dwh")).isInstanceOf(InvalidClusterStateException.class);

        aws.waiter().waitUntilClusterDeleted(r -> r.clusterIdentifier("dwh"));
        assertThatThrownBy(() -> describe("dwh"))
                .isInstanceOfSatisfying(ClusterNotFoundException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(404));
        assertThat(aws.warehouses.running()).isEmpty();
        assertThat(aws.warehouses.deleted()).containsExactly("dwh");
        assertThatThrownBy(() -> aws.secrets.getSecretValue(r -> r.secretId("redshift!dwh-awsuser")))
                .hasMessageContaining("can't find the specified secret");
    }

    @Test
    void deletingNeedsAWordOnTheFinalSnapshot() {
        aws.redshift.createCluster(cluster("dwh").build());
        waitUntilAvailable("dwh");
        assertThatThrownBy(() -> aws.redshift.deleteCluster(r -> r.clusterIdentifier("dwh")))
                .isInstanceOfSatisfying(
                        RedshiftException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterCombination"));
        assertThatThrownBy(() -> aws.redshift.deleteCluster(r -> r.clusterIdentifier("dwh")
                        .skipFinalClusterSnapshot(true)
                        .finalClusterSnapshotIdentifier("last")))
                .isInstanceOfSatisfying(
                        RedshiftException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterCombination"));
    }

    @Test
    void anIdentifierCanBeUsedOnce() {
        aws.redshift.createCluster(cluster("dwh").build());
        assertThatThrownBy(() -> aws.redshift.createCluster(cluster("dwh").build()))
                .isInstanceOf(ClusterAlreadyExistsException.class);
        assertThat(aws.redshift.describeClusters().clusters()).hasSize(1);
    }

    @Test
    void aRoleIsAddingAndThenInSyncAndCanBeRemovedAgain() {
        aws.restart(AwsFixture.ENDLESS);
        aws.redshift.createCluster(cluster("dwh").build());
        assertThatThrownBy(() -> aws.redshift.modifyClusterIamRoles(
                        r -> r.clusterIdentifier("dwh").addIamRoles(ROLE)))
                .isInstanceOf(InvalidClusterStateException.class);
        aws.restart(AwsFixture.QUICK);
        waitUntilAvailable("dwh");

        Cluster modified = aws.redshift
                .modifyClusterIamRoles(
                        r -> r.clusterIdentifier("dwh").addIamRoles(ROLE).defaultIamRoleArn(ROLE))
                .cluster();
        assertThat(modified.defaultIamRoleArn()).isEqualTo(ROLE);
        assertThat(modified.iamRoles()).extracting(ClusterIamRole::applyStatus).containsExactly("adding");
        await().untilAsserted(() -> assertThat(describe("dwh").iamRoles())
                .extracting(ClusterIamRole::applyStatus)
                .containsExactly("in-sync"));
        aws.redshift.modifyClusterIamRoles(r -> r.clusterIdentifier("dwh").removeIamRoles(ROLE));
        await().untilAsserted(() -> assertThat(describe("dwh").iamRoles()).isEmpty());
    }

    @Test
    void aDatabaseThatCannotStartMakesAFailedClusterThatCanOnlyBeDeleted() {
        aws.redshift.createCluster(cluster("broken").build());
        await().untilAsserted(() ->
                assertThat(describe("broken").clusterAvailabilityStatus()).isEqualTo("Failed"));
        delete("broken");
        aws.waiter().waitUntilClusterDeleted(r -> r.clusterIdentifier("broken"));
    }

    @Test
    void aRestartBringsClustersRolesAndSecretsBackOnTheSamePort() {
        aws.redshift.createCluster(cluster("dwh")
                .tags(Tag.builder().key("owner").value("data").build())
                .build());
        waitUntilAvailable("dwh");
        String password = aws.warehouses.running().get("dwh").password();
        int port = describe("dwh").endpoint().port();

        aws.restart();
        assertThat(describe("dwh").endpoint().port()).isEqualTo(port);
        waitUntilAvailable("dwh");
        ClusterSpec again = aws.warehouses.running().get("dwh");
        assertThat(again.password()).isEqualTo(password);
        assertThat(again.port()).isEqualTo(port);
        assertThat(describe("dwh").tags()).extracting(Tag::value).containsExactly("data");
        assertThat(aws.iam.getRole(r -> r.roleName("copy")).role().arn())
                .isEqualTo("arn:aws:iam::000000000000:role/copy");
        assertThat(aws.secrets
                        .getSecretValue(r -> r.secretId("redshift!dwh-awsuser"))
                        .secretString())
                .contains(password);
    }

    @Test
    void theStateFileIsForItsOwnerOnly() throws Exception {
        aws.redshift.createCluster(cluster("dwh").build());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("account.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void tagsAreAddedDescribedAndRemoved() {
        aws.redshift.createCluster(cluster("dwh").build());
        String arn = "arn:aws:redshift:us-west-2:000000000000:cluster:dwh";
        aws.redshift.createTags(r -> r.resourceName(arn)
                .tags(Tag.builder().key("owner").value("a & b").build()));
        assertThat(aws.redshift.describeTags(r -> r.resourceName(arn)).taggedResources())
                .singleElement()
                .satisfies(resource -> assertThat(resource.tag().value()).isEqualTo("a & b"));
        aws.redshift.deleteTags(r -> r.resourceName(arn).tagKeys("owner"));
        assertThat(aws.redshift.describeTags(r -> r.resourceName(arn)).taggedResources())
                .isEmpty();
    }

    private Cluster describe(String identifier) {
        return aws.redshift
                .describeClusters(r -> r.clusterIdentifier(identifier))
                .clusters()
                .get(0);
    }

    private Cluster delete(String identifier) {
        return aws.redshift
                .deleteCluster(r -> r.clusterIdentifier(identifier).skipFinalClusterSnapshot(true))
                .cluster();
    }

    private void waitUntilAvailable(String identifier) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> aws.waiter().waitUntilClusterAvailable(r -> r.clusterIdentifier(identifier)));
    }
}
