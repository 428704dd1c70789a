package io.landfall.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * What every AWS client of Landfall has in common. Region, credentials and endpoints come from the SDK's own settings
 * ({@code AWS_REGION}, {@code AWS_ENDPOINT_URL_S3}, profiles, instance roles), so the same service runs against AWS and
 * against anything that speaks its protocol.
 */
public final class AwsClients {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(60);

    /** Longer than the twenty seconds that SQS keeps a receive open. */
    private static final Duration READ = Duration.ofSeconds(30);

    private AwsClients() {}

    /** The region a project names. */
    public static Region region(String name) {
        return Region.of(name);
    }

    /** A client with bounded times and the SDK's standard retries; what else is configured of the builder stays. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.httpClientBuilder(CheckedHttpClient.over(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)))
                .overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .apiCallTimeout(CALL)
                        .retryStrategy(RetryMode.STANDARD)
                        .build())
                .build();
    }
}
