package io.landfall.redshift.controlplane;

import static org.awaitility.Awaitility.await;

import io.landfall.redshift.controlplane.timing.Timings;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.retry.backoff.FixedDelayBackoffStrategy;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.redshift.waiters.RedshiftWaiter;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A control plane whose transitions take a few hundred milliseconds, and the SDK clients that talk to it. */
final class AwsFixture implements AutoCloseable {

    /** For tests that do not look at what is on its way. */
    static final Timings BRISK = Timings.all(Duration.ofMillis(10));

    static final Timings QUICK = Timings.all(Duration.ofMillis(200));
    /** Whatever is begun stays under way for the length of any test. */
    static final Timings ENDLESS = Timings.all(Duration.ofHours(1));

    final Path directory;
    final FakeWarehouses warehouses = new FakeWarehouses();
    private final WarehouseHost host;
    private Timings timings = QUICK;
    private ControlPlane controlPlane;
    RedshiftClient redshift;
    RedshiftServerlessClient serverless;
    IamClient iam;
    SecretsManagerClient secrets;
    StsClient sts;

    AwsFixture(Path directory) {
        this.directory = directory;
        this.host = warehouses;
        start();
    }

    AwsFixture(Path directory, Timings timings) {
        this.directory = directory;
        this.host = warehouses;
        this.timings = timings;
        start();
    }

    AwsFixture(Path directory, WarehouseHost host) {
        this.directory = directory;
        this.host = host;
        start();
    }

    void restart() {
        restart(timings);
    }

    void restart(Timings others) {
        timings = others;
        close();
        start();
    }

    URI endpoint() {
        return controlPlane.endpoint();
    }

    /** Creates the cluster and waits until it is available. */
    void launch(CreateClusterRequest request) {
        redshift.createCluster(request);
        waiter().waitUntilClusterAvailable(r -> r.clusterIdentifier(request.clusterIdentifier()));
    }

    Cluster describe(String identifier) {
        return redshift.describeClusters(r -> r.clusterIdentifier(identifier))
                .clusters()
                .get(0);
    }

    void awaitStatus(String identifier, String status) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> describe(identifier).clusterStatus().equals(status));
    }

    void awaitSnapshot(String identifier, String status) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> redshift.describeClusterSnapshots(r -> r.snapshotIdentifier(identifier))
                        .snapshots()
                        .get(0)
                        .status()
                        .equals(status));
    }

    RedshiftWaiter waiter() {
        return RedshiftWaiter.builder()
                .client(redshift)
                .overrideConfiguration(WaiterOverrideConfiguration.builder()
                        .backoffStrategy(FixedDelayBackoffStrategy.create(Duration.ofMillis(50)))
                        .maxAttempts(200)
                        .build())
                .build();
    }

    static CreateClusterRequest.Builder cluster(String identifier) {
        return CreateClusterRequest.builder()
                .clusterIdentifier(identifier)
                .nodeType("ra3.large")
                .clusterType("single-node")
                .dbName("sparkify")
                .masterUsername("awsuser")
                .manageMasterPassword(true);
    }

    /** A role that Redshift may assume. */
    void createRole(String name) {
        iam.createRole(r -> r.roleName(name)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"redshift.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"));
    }

    @Override
    public void close() {
        redshift.close();
        serverless.close();
        iam.close();
        secrets.close();
        sts.close();
        controlPlane.close();
    }

    private void start() {
        controlPlane = ControlPlane.start(
                new ControlPlaneConfig(directory, "127.0.0.1", 0, "us-west-2", "000000000000", timings, host));
        redshift = client(RedshiftClient.builder());
        serverless = client(RedshiftServerlessClient.builder());
        iam = client(IamClient.builder());
        secrets = client(SecretsManagerClient.builder());
        sts = client(StsClient.builder());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(controlPlane.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
