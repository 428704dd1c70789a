package io.landfall.project.alert;

import java.util.List;

/**
 * Mail through the server that the service is configured with.
 *
 * @param to who gets it; at least one
 * @param from null for the sender the service is configured with
 */
public record EmailSettings(List<String> to, String from) implements SinkSettings {

    public EmailSettings {
        to = List.copyOf(to);
    }
}
