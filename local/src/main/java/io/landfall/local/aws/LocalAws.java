package io.landfall.local.aws;

import io.landfall.local.stack.RunningStack;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Clients for the AWS of a stack. Nothing of the user's own AWS settings has a say in where they go. */
public final class LocalAws {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    private static final ClientOverrideConfiguration LIMITS = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofMinutes(2))
            .build();

    private LocalAws() {}

    public static S3Client s3(RunningStack stack) {
        return S3Client.builder()
                .endpointOverride(URI.create(stack.s3()))
                .region(Region.of(stack.region()))
                .credentialsProvider(CREDENTIALS)
                .forcePathStyle(true)
                .httpClient(http())
                .overrideConfiguration(LIMITS)
                .build();
    }

    public static SecretsManagerClient secrets(RunningStack stack) {
        return SecretsManagerClient.builder()
                .endpointOverride(URI.create(stack.aws()))
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
