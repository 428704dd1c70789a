package io.landfall.project.alert;

import io.landfall.project.DefinitionRule;
import io.landfall.project.WrittenDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sinks: one kind each, names of their own, secrets by reference. */
final class SinkRules implements DefinitionRule {

    @Override
    public void check(WrittenDefinition definition) {
        Set<String> names = new HashSet<>();
        for (String sink : definition.elements("/sinks")) {
            definition
                    .text(sink + "/name")
                    .filter(name -> !names.add(name))
                    .ifPresent(name ->
                            definition.refuse(sink + "/name", "two sinks are named " + name + "; choose another name"));
            checkKind(definition, sink);
            SecretRules.check(definition, sink + "/webhook/secret", "the secret of a webhook");
            SecretRules.check(definition, sink + "/slack/url", "the URL of a Slack webhook");
            SecretRules.check(definition, sink + "/pagerduty/routing_key", "a routing key");
            checkWebhook(definition, sink + "/webhook");
            AddressRules.check(definition, sink + "/pagerduty/url", sink + "/pagerduty/allow_http");
        }
    }

    private static void checkKind(WrittenDefinition definition, String sink) {
        List<String> kinds = SinkDefinition.KINDS.stream()
                .filter(kind -> definition.has(sink + '/' + kind))
                .toList();
        if (kinds.isEmpty()) {
            definition.refuseObject(
                    sink, "the sink has no kind; add one of " + String.join(", ", SinkDefinition.KINDS));
        }
        kinds.stream()
                .skip(1)
                .forEach(kind -> definition.refuseKey(
                        sink + '/' + kind, "the sink is a " + kinds.get(0) + " already; write a second sink for it"));
    }

    private static void checkWebhook(WrittenDefinition definition, String webhook) {
        String url = webhook + "/url";
        if (definition.text(url).isPresent()) {
            AddressRules.check(definition, url, webhook + "/allow_http");
        } else if (!definition.keys(url).isEmpty()) {
            SecretRules.check(definition, url, "the URL");
        } else if (definition.has(url)) {
            definition.refuse(url, "is no URL; write one such as https://example.com/alerts, or {env: NAME}");
        }
    }
}
