package io.landfall.provisioning;

import io.landfall.local.s3.LocalS3;
import io.landfall.local.s3.LocalS3Config;
import io.landfall.local.sqs.EmbeddedSqs;
import io.landfall.local.sqs.EmbeddedSqsConfig;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.aws.CallContext;
import io.landfall.redshift.controlplane.ControlPlane;
import io.landfall.redshift.controlplane.ControlPlaneConfig;
import io.landfall.redshift.controlplane.timing.Timings;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Every service the provisioner talks to, on this machine, with transitions of a few milliseconds, and clients for them. */
public final class AwsOnOneMachine implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String ACCOUNT = "000000000000";
    private static final Region REGION = Region.US_WEST_2;

    static final Timings QUICK = Timings.all(Duration.ofMillis(20));

    private final EmbeddedSqs sqs;
    private final LocalS3 s3;
    private final ControlPlane controlPlane;
    private final Aws aws;

    /**
     * Every transition takes a few milliseconds.
     *
     * @param databases what runs behind the clusters
     */
    public AwsOnOneMachine(Path directory, WarehouseHost databases) {
        this(directory, databases, QUICK);
    }

    public AwsOnOneMachine(Path directory, WarehouseHost databases, Timings timings) {
        sqs = EmbeddedSqs.start(new EmbeddedSqsConfig(directory.resolve("sqs"), HOST, 0, REGION.id(), ACCOUNT));
        s3 = LocalS3.start(new LocalS3Config(directory.resolve("s3"), HOST, 0, sqs.endpoint(), REGION.id()));
        controlPlane = ControlPlane.start(
                new ControlPlaneConfig(directory.resolve("aws"), HOST, 0, REGION.id(), ACCOUNT, timings, databases));
        aws = clients();
    }

    public Aws aws() {
        return aws;
    }

    public ControlPlane controlPlane() {
        return controlPlane;
    }

    /** New clients, for another provisioner; the interceptors see every call of theirs. */
    public Aws clients(ExecutionInterceptor... interceptors) {
        URI plane = controlPlane.endpoint();
        return new Aws(
                REGION,
                client(S3Client.builder().forcePathStyle(true), s3.endpoint(), interceptors),
                client(SqsClient.builder(), sqs.endpoint(), interceptors),
                client(IamClient.builder(), plane, interceptors),
                client(StsClient.builder(), plane, interceptors),
                client(Ec2Client.builder(), plane, interceptors),
                client(SecretsManagerClient.builder(), plane, interceptors),
                client(RedshiftClient.builder(), plane, interceptors),
                client(RedshiftServerlessClient.builder(), plane, interceptors));
    }

    /** System properties that lead the SDK's own settings here, as environment variables would. */
    public Map<String, String> asEnvironment() {
        return Map.of(
                "aws.endpointUrl", controlPlane.endpoint().toString(),
                "aws.endpointUrlS3", s3.endpoint().toString(),
                "aws.endpointUrlSqs", sqs.endpoint().toString(),
                "aws.accessKeyId", "any",
                "aws.secretAccessKey", "any");
    }

    @Override
    public void close() {
        aws.close();
        controlPlane.close();
        s3.close();
        sqs.close();
    }

    private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint, ExecutionInterceptor... interceptors) {
        return builder.endpointOverride(endpoint)
                .overrideConfiguration(c -> {
                    c.addExecutionInterceptor(new CallContext());
                    List.of(interceptors).forEach(c::addExecutionInterceptor);
                })
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
