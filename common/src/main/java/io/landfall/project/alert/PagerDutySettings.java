package io.landfall.project.alert;

import java.util.Objects;

/**
 * PagerDuty's Events API v2.
 *
 * @param routingKey the integration key of a service, 32 characters; a secret
 * @param url where events are sent; another one for the EU's service region
 * @param allowHttp whether plain HTTP to this machine itself is allowed, for trying things out
 */
public record PagerDutySettings(SecretReference routingKey, String url, boolean allowHttp) implements SinkSettings {

    static final String URL = "https://events.pagerduty.com/v2/enqueue";

    public PagerDutySettings {
        url = Objects.requireNonNullElse(url, URL);
    }
}
