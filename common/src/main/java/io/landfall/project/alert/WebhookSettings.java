package io.landfall.project.alert;

import java.util.Objects;

/**
 * CloudEvents over HTTP, signed as Standard Webhooks says.
 *
 * @param secret signs: {@code whsec_} and 24 to 64 bytes in Base64
 * @param mode structured unless said otherwise
 * @param allowHttp whether plain HTTP to this machine itself is allowed, for trying things out
 */
public record WebhookSettings(Address url, SecretReference secret, WebhookMode mode, boolean allowHttp)
        implements SinkSettings {

    public WebhookSettings {
        mode = Objects.requireNonNullElse(mode, WebhookMode.STRUCTURED);
    }
}
