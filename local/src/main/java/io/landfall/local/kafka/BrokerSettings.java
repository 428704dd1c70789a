package io.landfall.local.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a one-node broker that has to be small, start fast and lose nothing that was acknowledged. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    /** The same in every installation: formatting a formatted directory is then a no-op instead of a conflict. */
    static final String CLUSTER_ID = "bGFuZGZhbGwtbG9jYWwtLQ";

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "PLAINTEXT";

    private BrokerSettings() {}

    static Properties of(Path logDirectory, String host, int clientPort, int controllerPort) {
        Properties settings = new Properties();
        identity(settings, logDirectory, host, clientPort, controllerPort);
        oneReplicaOfEverything(settings);
        smallFootprint(settings);
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        return settings;
    }

    private static void identity(Properties settings, Path logDirectory, String host, int client, int controller) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE_ID));
        settings.setProperty("log.dirs", logDirectory.toString());
        settings.setProperty(
                "listeners",
                "%s://%s:%d,%s://%s:%d"
                        .formatted(CLIENT_LISTENER, host, client, CONTROLLER_LISTENER, host, controller));
        settings.setProperty("advertised.listeners", "%s://%s:%d".formatted(CLIENT_LISTENER, host, client));
        settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        settings.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
        settings.setProperty("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, host, controller));
    }

    private static void oneReplicaOfEverything(Properties settings) {
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void smallFootprint(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "2");
        settings.setProperty("background.threads", "2");
        settings.setProperty("num.recovery.threads.per.data.dir", "1");
        settings.setProperty("num.replica.alter.log.dirs.threads", "1");
        settings.setProperty("queued.max.requests", "64");
        settings.setProperty("log.cleaner.threads", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(2 * 1024 * 1024));
        settings.setProperty("log.cleaner.io.buffer.size", Integer.toString(128 * 1024));
        settings.setProperty("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        settings.setProperty("log.index.size.max.bytes", Integer.toString(512 * 1024));
        settings.setProperty("log.preallocate", "false");
        settings.setProperty("offsets.load.buffer.size", Integer.toString(1024 * 1024));
    }
}
