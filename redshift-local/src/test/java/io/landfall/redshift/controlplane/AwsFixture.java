package io.landfall.redshift.controlplane;

import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
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
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.redshift.waiters.RedshiftWaiter;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A control plane whose transitions take a few hundred milliseconds, and the SDK clients that talk to it. */
final class AwsFixture implements AutoCloseable {

    /** For tests that do not look at what is on its way. */
    static final Timings BRISK = Timings.all(Duration.ofMillis(10));

    private static final Timings QUICK = Timings.all(Duration.ofMillis(200));

    final Path directory;
    final FakeWarehouses warehouses = new FakeWarehouses();
    private final WarehouseHost host;
    private ControlPlane controlPlane;
    private Timings timings = QUICK;
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
        close();
        start();
    }

    /** Restarts with other times, for example to end what would have taken for ever. */
    void restart(Timings other) {
        timings = other;
        restart();
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
