package io.landfall.project.alert;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where messages go. Exactly one of the kinds is there.
 *
 * @param name what routes call it
 */
public record SinkDefinition(
        String name,
        WebhookSettings webhook,
        SlackSettings slack,
        SnsSettings sns,
        PagerDutySettings pagerduty,
        EmailSettings email) {

    static final List<String> KINDS = List.of("webhook", "slack", "sns", "pagerduty", "email");

    /** A sink of the kind the settings are of. */
    public static SinkDefinition of(String name, SinkSettings settings) {
        return new SinkDefinition(
                name,
                settings instanceof WebhookSettings webhook ? webhook : null,
                settings instanceof SlackSettings slack ? slack : null,
                settings instanceof SnsSettings sns ? sns : null,
                settings instanceof PagerDutySettings pagerduty ? pagerduty : null,
                settings instanceof EmailSettings email ? email : null);
    }

    /** What is said of its kind. */
    public SinkSettings settings() {
        return Stream.<SinkSettings>of(webhook, slack, sns, pagerduty, email)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
