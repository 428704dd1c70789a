package io.landfall.local.sqs;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where SQS listens, keeps its queues, and what its ARNs say.
 *
 * @param dataDirectory created when absent; queue definitions and messages live here and survive restarts
 * @param host the address to bind, also the host in queue URLs
 * @param port 0 picks a free one
 * @param region for example {@code us-west-2}
 * @param accountId twelve digits
 */
public record EmbeddedSqsConfig(Path dataDirectory, String host, int port, String region, String accountId) {

    /** The region and account everything local lives in, unless configured otherwise. */
    public static final String DEFAULT_REGION = "us-west-2";

    public static final String DEFAULT_ACCOUNT = "000000000000";

    public EmbeddedSqsConfig {
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(accountId, "accountId");
    }

    public EmbeddedSqsConfig(Path dataDirectory, String host, int port) {
        this(dataDirectory, host, port, DEFAULT_REGION, DEFAULT_ACCOUNT);
    }
}
