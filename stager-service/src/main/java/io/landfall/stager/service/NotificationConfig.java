package io.landfall.stager.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the stager hears of files. */
@ConfigMapping(prefix = "landfall.notifications")
public interface NotificationConfig {

    /** How many calls receive from the queue at once. */
    @WithDefault("2")
    int receivers();

    /** A Kafka topic with notifications in S3's format, read beside the queue; none unless it is named. */
    Optional<String> topic();

    /** The Kafka topic for what could not be read. */
    @WithDefault("landfall.notifications.stager.${landfall-dead-letters}")
    String deadLetters();
}
