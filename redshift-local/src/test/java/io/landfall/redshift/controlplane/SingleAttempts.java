package io.landfall.redshift.controlplane;

import io.landfall.redshift.controlplane.fault.ControlPlaneFaults;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
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
    final Ec2Client ec2;
    final RedshiftClient redshift;
    final IamClient iam;
    final SecretsManagerClient secrets;
    final StsClient sts;

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
        ec2 = client(Ec2Client.builder());
        redshift = client(RedshiftClient.builder());
        iam = client(IamClient.builder());
        secrets = client(SecretsManagerClient.builder());
        sts = client(StsClient.builder());
    }

    static CreateClusterRequest.Builder cluster(String identifier) {
        return AwsFixture.cluster(identifier);
    }

    String createRole(String name) {
        return iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
    }

    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(controlPlane.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public void close() {
        ec2.close();
        redshift.close();
        iam.close();
        secrets.close();
        sts.close();
        controlPlane.close();
    }
}
