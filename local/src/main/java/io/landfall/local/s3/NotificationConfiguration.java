package io.landfall.local.s3;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/**
 * All notification rules of one bucket. At most one of them matches a given change.
 *
 * @param eventBridge whether every change also goes to EventBridge, which is kept and not done
 */
record NotificationConfiguration(List<NotificationRule> rules, boolean eventBridge) {

    static final NotificationConfiguration NONE = new NotificationConfiguration(List.of(), false);

    /** The two texts S3 has for rules that meet: without filters, and where one of them has a filter. */
    private static final String SAME_EVENT =
            "Configurations overlap. Configurations on the same bucket cannot share a common event type.";

    private static final String SAME_KEYS = "Configuration is ambiguously defined. Cannot have overlapping suffixes in"
            + " two rules if the prefixes are overlapping for the same event type.";

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
            for (NotificationRule other : rules.subList(i + 1, rules.size())) {
                requireApart(rules.get(i), other);
            }
        }
    }

    private static void requireApart(NotificationRule one, NotificationRule other) {
        if (one.id().equals(other.id())) {
            throw invalid("Same ID used for multiple configurations. IDs must be unique");
        }
        if (one.overlaps(other)) {
            throw invalid(one.isFiltered() || other.isFiltered() ? SAME_KEYS : SAME_EVENT);
        }
    }

    /** The queue rule for a change, if there is one. */
    Optional<NotificationRule> ruleFor(EventType type, String key) {
        return rules.stream()
                .filter(rule -> rule.kind() == NotificationRule.Kind.QUEUE && rule.matches(type, key))
                .findFirst();
    }

    /** Destinations that are kept and never sent to. */
    List<String> silentDestinations() {
        List<String> silent = rules.stream()
                .filter(rule -> rule.kind() != NotificationRule.Kind.QUEUE)
                .map(NotificationRule::destination)
                .toList();
        return eventBridge
                ? Stream.concat(silent.stream(), Stream.of("EventBridge")).toList()
                : silent;
    }

    static S3ProxyException invalid(String message) {
        return new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT, message);
    }
}
