package io.landfall.redshift.controlplane;

import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import io.landfall.redshift.controlplane.timing.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A control plane, and SDK clients that never try again, so that a test sees every single answer. */
final class SingleAttempts implements AutoCloseable {

    static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"Service\":\"redshift.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    final FakeWarehouses warehouses = new FakeWarehouses();
    final ControlPlane controlPlane;
    private final Map<Class<?>, SdkClient> clients = new ConcurrentHashMap<>();

    SingleAttempts(Path directory) {
        this(directory, Duration.ZERO, new ControlPlaneFaults());
    }

    SingleAttempts(Path directory, Duration propagating, ControlPlaneFaults faults) {
        controlPlane = ControlPlane.start(new ControlPlaneConfig(
                directory,
                "127.0.0.1",
                0,
                "us-west-2",
                "000000000000",
                Timings.all(Duration.ofMillis(50)).withPropagating(propagating),
                warehouses,
                faults));
    }

    Ec2Client ec2() {
        return client(Ec2Client.class, Ec2Client::builder);
    }

    RedshiftClient redshift() {
        return client(RedshiftClient.class, RedshiftClient::builder);
    }

    IamClient iam() {
        return client(IamClient.class, IamClient::builder);
    }

    SecretsManagerClient secrets() {
        return client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    StsClient sts() {
        return client(StsClient.class, StsClient::builder);
    }

    static CreateClusterRequest.Builder cluster(String identifier) {
        return AwsFixture.cluster(identifier);
    }

    String createRole(String name) {
        return iam().createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
    }

    /** Clients are costly to make: each test only gets those it asks for. */
    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient> C client(
            Class<C> type, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(type, any -> build(builder.get())));
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.endpointOverride(controlPlane.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        controlPlane.close();
    }
}
