package io.landfall.provisioner.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.project.ProjectReader;
import io.landfall.project.WarehouseDefinition;
import io.landfall.redshift.controlplane.ControlPlane;
import io.landfall.redshift.controlplane.ControlPlaneConfig;
import io.landfall.redshift.controlplane.Timings;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/** Cluster and role through the real SDK: every step may be repeated, and each finds what the one before left. */
class ClusterIT {

    private static final Timings QUICK = Timings.all(Duration.ofMillis(200));
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

    @TempDir
    Path directory;

    private final WarehouseDefinition warehouse =
            ProjectReader.read(Path.of("..", "examples", "sparkify")).warehouse();
    private ControlPlane aws;
    private CopyRole role;
    private Cluster cluster;

    @BeforeEach
    void start() {
        aws = ControlPlane.start(new ControlPlaneConfig(
                directory, "127.0.0.1", 0, "us-west-2", "000000000000", QUICK, new NoDatabase()));
        role = new CopyRole(
                IamClient.builder()
                        .endpointOverride(aws.endpoint())
                        .region(Region.AWS_GLOBAL)
                        .credentialsProvider(ANYBODY)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                warehouse);
        cluster = new Cluster(
                RedshiftClient.builder()
                        .endpointOverride(aws.endpoint())
                        .region(Region.US_WEST_2)
                        .credentialsProvider(ANYBODY)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                warehouse);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void clusterIsRequestedOnceAndBecomesReadyWithItsRole() {
        String arn = role.ensure();
        assertThat(cluster.request(arn)).isEqualTo("creating");
        assertThat(cluster.request(arn)).isEqualTo("creating");
        await().until(() -> cluster.find().filter(c -> cluster.isReady(c, arn)).isPresent());

        var found = cluster.find().orElseThrow();
        assertThat(found.nodeType()).isEqualTo("ra3.large");
        assertThat(found.publiclyAccessible()).isFalse();
        assertThat(found.masterPasswordSecretArn()).isNotBlank();
        assertThat(found.tags()).anySatisfy(t -> assertThat(t.key()).isEqualTo(Cluster.TAG));
    }

    @Test
    void roleThatIsMissingIsAttachedToAClusterThatIsThere() {
        String other = "arn:aws:iam::000000000000:role/other";
        cluster.request(other);
        await().until(() ->
                cluster.find().filter(c -> cluster.isReady(c, other)).isPresent());

        String arn = role.ensure();
        assertThat(cluster.request(arn)).isEqualTo("attaching role");
        await().until(() -> cluster.find().filter(c -> cluster.isReady(c, arn)).isPresent());
    }

    @Test
    void deletionMayBeAskedForAgainAndEndsWithNothing() {
        String arn = role.ensure();
        cluster.request(arn);
        await().until(() -> cluster.find().filter(c -> cluster.isReady(c, arn)).isPresent());

        assertThat(cluster.requestDeletion(Optional.empty())).isEqualTo("deleting");
        assertThat(cluster.requestDeletion(Optional.empty())).isIn("deleting", "was gone");
        await().until(() -> cluster.find().isEmpty());
        assertThat(cluster.requestDeletion(Optional.empty())).isEqualTo("was gone");
        assertThat(role.remove()).isEqualTo("deleted");
        assertThat(role.remove()).isEqualTo("was gone");
    }

    @Test
    void roleIsTheSameWhenItIsEnsuredAgain() {
        assertThat(role.ensure()).isEqualTo(role.ensure());
    }

    /** The control plane's states are what is tested here; nobody connects. */
    private static final class NoDatabase implements WarehouseHost {
        @Override
        public Endpoint start(ClusterSpec spec) {
            return new Endpoint("127.0.0.1", spec.port());
        }

        @Override
        public void stop(String clusterId) {}

        @Override
        public void delete(String clusterId) {}
    }
}
