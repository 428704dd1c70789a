package io.landfall.local.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in KRaft mode inside this JVM. Its data directory is formatted on first use and kept afterwards, so a second
 * start finds topics, records and consumer offsets again, also after the process was killed.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker and returns when it accepts clients.
     *
     * @throws KafkaStartException when the directory cannot be used or the port is taken
     */
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        try {
            int clientPort = usablePort(config.host(), config.port());
            Path logDirectory = Files.createDirectories(config.dataDirectory()).toAbsolutePath();
            format(logDirectory);
            KafkaRaftServer server = new KafkaRaftServer(settings(config, logDirectory, clientPort), Time.SYSTEM);
            startOrShutDown(server);
            String address = config.host() + ":" + clientPort;
            LOG.info("Kafka listens on {}, data in {}", address, logDirectory);
            return new EmbeddedKafka(server, address);
        } catch (Exception e) {
            throw new KafkaStartException(
                    "Kafka cannot start on %s:%d with data in %s: %s"
                            .formatted(config.host(), config.port(), config.dataDirectory(), e.getMessage()),
                    e);
        }
    }

    /** {@code host:port} for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker cleanly and waits until its threads and files are released. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static KafkaConfig settings(EmbeddedKafkaConfig config, Path logDirectory, int clientPort)
            throws IOException {
        int controllerPort = clientPort;
        while (controllerPort == clientPort) {
            controllerPort = usablePort(config.host(), 0);
        }
        return KafkaConfig.fromProps(BrokerSettings.of(logDirectory, config.host(), clientPort, controllerPort), false);
    }

    private static void format(Path logDirectory) throws Exception {
        try (PrintStream discarded = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(discarded)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(BrokerSettings.CLUSTER_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(logDirectory.toString())
                    .addDirectory(logDirectory.toString())
                    .setIgnoreFormatted(true)
                    .run();
        }
    }

    private static void startOrShutDown(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    /** Binds and releases the port: an occupied one is found here, before the broker has half started. */
    private static int usablePort(String host, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return probe.getLocalPort();
        }
    }
}
