package io.landfall.local.s3;

import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/** All notification rules of one bucket. At most one of them matches a given change. */
record NotificationConfiguration(List<QueueRule> rules) {

    static final NotificationConfiguration NONE = new NotificationConfiguration(List.of());

    /** @throws S3ProxyException when S3 would refuse the configuration: an unknown event, or two rules that overlap */
    NotificationConfiguration {
        rules = List.copyOf(rules);
        rules.stream()
                .flatMap(rule -> rule.events().stream())
                .filter(event -> !EventType.isConfigurable(event))
                .findFirst()
                .ifPresent(event -> {
                    throw invalid("The event '" + event + "' is not supported for notifications");
                });
        for (int i = 0; i < rules.size(); i++) {
            for (QueueRule other : rules.subList(i + 1, rules.size())) {
                if (rules.get(i).overlaps(other)) {
                    throw invalid("Configurations overlap. Rules '%s' and '%s' share an event type and a key"
                            .formatted(rules.get(i).id(), other.id()));
                }
            }
        }
    }

    Optional<QueueRule> ruleFor(EventType type, String key) {
        return rules.stream().filter(rule -> rule.matches(type, key)).findFirst();
    }

    static S3ProxyException invalid(String message) {
        return new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT, message);
    }
}
