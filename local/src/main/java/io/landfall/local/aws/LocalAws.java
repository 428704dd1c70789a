package io.landfall.local.aws;

import io.landfall.local.stack.RunningStack;
import io.landfall.provisioner.aws.Aws;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
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

/** Clients for the AWS of a stack. Nothing of the user's own AWS settings has a say in where they go. */
public final class LocalAws {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    private static final ClientOverrideConfiguration LIMITS = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofMinutes(2))
            .build();

    private LocalAws() {}

    /** Of everything a warehouse is made with. */
    public static Aws all(RunningStack stack) {
        URI plane = URI.create(stack.aws());
        return new Aws(
                Region.of(stack.region()),
                s3(stack),
                client(SqsClient.builder(), URI.create(stack.sqs()), stack),
                client(IamClient.builder(), plane, stack),
                client(StsClient.builder(), plane, stack),
                client(Ec2Client.builder(), plane, stack),
                secrets(stack),
                client(RedshiftClient.builder(), plane, stack),
                client(RedshiftServerlessClient.builder(), plane, stack));
    }

    public static S3Client s3(RunningStack stack) {
        return client(S3Client.builder().forcePathStyle(true), URI.create(stack.s3()), stack);
    }

    public static SecretsManagerClient secrets(RunningStack stack) {
        return client(SecretsManagerClient.builder(), URI.create(stack.aws()), stack);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint, RunningStack stack) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(stack.region()))
                .credentialsProvider(CREDENTIALS)
                .httpClient(http())
                .overrideConfiguration(LIMITS)
                .build();
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(Duration.ofSeconds(30))
                .build();
    }
}
