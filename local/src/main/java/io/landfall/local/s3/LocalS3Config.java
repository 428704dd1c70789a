package io.landfall.local.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where S3 listens and keeps its objects, and where its notifications go.
 *
 * @param dataDirectory created when absent; objects, notification configurations and settings of buckets survive restarts
 * @param host the address to bind
 * @param port 0 picks a free one
 * @param sqsEndpoint endpoint of the queues named in notification configurations
 * @param region what events and queue look-ups call the region
 */
public record LocalS3Config(Path dataDirectory, String host, int port, URI sqsEndpoint, String region) {

    public LocalS3Config {
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(sqsEndpoint, "sqsEndpoint");
        Objects.requireNonNull(region, "region");
    }

    Path objects() {
        return dataDirectory.resolve("objects");
    }

    Path notifications() {
        return dataDirectory.resolve("notifications");
    }

    Path settings() {
        return dataDirectory.resolve("settings");
    }
}
