package io.landfall.event;

import java.util.Map;

/** The topics of a Landfall installation, with what they must be created with. */
public enum Topic {
    COMMANDS("landfall.commands", Map.of()),
    /** Compacted: the newest state of every warehouse stays readable for services that start later. */
    WAREHOUSE("landfall.warehouse", Map.of("cleanup.policy", "compact")),
    FILES("landfall.files", Map.of()),
    STAGING("landfall.staging", Map.of()),
    TABLES("landfall.tables", Map.of()),
    QUALITY("landfall.quality", Map.of()),
    /** Compacted: the newest state of every alert stays readable for services that start later. */
    ALERTS("landfall.alerts", Map.of("cleanup.policy", "compact"));

    /** Raw notifications that could not be read; they never came from Kafka, so they have no topic of their own. */
    public static final String NOTIFICATIONS = "landfall.notifications";

    private final String topicName;
    private final Map<String, String> config;

    Topic(String topicName, Map<String, String> config) {
        this.topicName = topicName;
        this.config = config;
    }

    public String topicName() {
        return topicName;
    }

    /** Topic configuration that differs from the broker's default. */
    public Map<String, String> config() {
        return config;
    }

    /** Where {@code service} of an installation puts what it could not process from this topic. */
    public String deadLetters(String service, String warehouse) {
        return deadLetters(topicName, service, warehouse);
    }

    /**
     * Where {@code service} of an installation puts what it could not process from a topic.
     *
     * @param warehouse name of the installation's warehouse; services have it from {@code landfall.warehouse.name}
     */
    public static String deadLetters(String topicName, String service, String warehouse) {
        return topicName + "." + service + deadLettersOf(warehouse);
    }

    /** How all topics of dead letters of an installation end, and no other. */
    public static String deadLettersOf(String warehouse) {
        return "." + warehouse + ".dlq";
    }
}
