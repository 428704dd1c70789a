package io.landfall.stager.service;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches the channel of the notification topic on when {@value #TOPIC} names one. */
public final class NotificationChannel implements ConfigSourceFactory {

    static final String TOPIC = "landfall.notifications.topic";
    private static final String CHANNEL = "mp.messaging.incoming." + StagerService.NOTIFICATIONS;
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue topic = context.getValue(TOPIC);
        boolean named =
                topic != null && topic.getValue() != null && !topic.getValue().isBlank();
        Map<String, String> channel = named
                ? Map.of(CHANNEL + ".enabled", "true", CHANNEL + ".topic", topic.getValue())
                : Map.of(CHANNEL + ".enabled", "false");
        return List.of(new PropertiesConfigSource(channel, "notification topic", ORDINAL));
    }
}
