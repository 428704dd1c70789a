package io.landfall.quality.notify.sink;

import io.landfall.project.alert.EmailSettings;
import io.landfall.project.alert.PagerDutySettings;
import io.landfall.project.alert.SinkDefinition;
import io.landfall.project.alert.SinkSettings;
import io.landfall.project.alert.SlackSettings;
import io.landfall.project.alert.SnsSettings;
import io.landfall.project.alert.WebhookSettings;
import io.landfall.quality.notify.delivery.Sink;
import java.time.Clock;
import java.util.function.Function;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Makes sinks of their definitions.
 *
 * @param sns clients by region; asked when one is needed
 */
public record SinkFactory(
        Secrets secrets, HttpSender http, Function<String, SnsClient> sns, MailTransport mail, Clock clock) {

    /** The sink of a definition. It reads no secret and connects to nothing yet. */
    public Sink sink(SinkDefinition definition) {
        String name = definition.name();
        SinkSettings settings = definition.settings();
        if (settings instanceof WebhookSettings webhook) {
            return new WebhookSink(name, webhook, secrets, http, clock);
        }
        if (settings instanceof SlackSettings slack) {
            return new SlackSink(name, slack, secrets, http);
        }
        if (settings instanceof PagerDutySettings pagerDuty) {
            return new PagerDutySink(name, pagerDuty, secrets, http);
        }
        if (settings instanceof SnsSettings topic) {
            return new SnsSink(name, topic, sns);
        }
        return new EmailSink(name, (EmailSettings) settings, mail);
    }
}
