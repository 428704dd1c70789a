package io.landfall.local.kafka;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the broker listens and keeps its log.
 *
 * @param dataDirectory created when absent; topics, offsets and the cluster id live here and survive restarts
 * @param host the address to bind and to advertise, usually {@code 127.0.0.1}
 * @param port the client port; 0 picks a free one
 */
public record EmbeddedKafkaConfig(Path dataDirectory, String host, int port) {

    public EmbeddedKafkaConfig {
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        Objects.requireNonNull(host, "host");
    }
}
