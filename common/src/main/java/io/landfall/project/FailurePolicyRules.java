package io.landfall.project;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code on_failure} may say: an action, and bounds that fit together. */
final class FailurePolicyRules implements DefinitionRule {

    private static final List<String> ACTIONS = List.of("recheck", "reload", "restage", "quarantine", "alert");
    private static final Set<String> UNDO = Set.of("reload", "restage", "quarantine");

    @Override
    public void check(WrittenDefinition definition) {
        checkPolicy(definition, "/on_failure");
        boolean keeps = HumanDurations.at(definition, "/undo/keep")
                .filter(Duration::isZero)
                .isEmpty();
        CheckEntry.all(definition).forEach(check -> {
            checkPolicy(definition, check.at("on_failure"));
            if (!keeps && !check.isGate()) {
                check.action()
                        .filter(UNDO::contains)
                        .ifPresent(action -> refuseUndo(definition, check.at("on_failure"), action));
            }
        });
        boolean inherited = CheckEntry.all(definition)
                .anyMatch(check -> !check.isGate() && check.action().isEmpty());
        if (!keeps && inherited) {
            CheckEntry.action(definition, "/on_failure")
                    .filter(UNDO::contains)
                    .ifPresent(action -> refuseUndo(definition, "/on_failure", action));
        }
    }

    private static void refuseUndo(WrittenDefinition definition, String pointer, String action) {
        definition.refuse(
                pointer,
                action
                        + " takes the load back first, and undo: {keep: 0d} keeps nothing to do it with; keep something, or"
                        + " make the check a gate");
    }

    private static void checkPolicy(WrittenDefinition definition, String policy) {
        definition
                .text(policy)
                .filter(action -> !ACTIONS.contains(action))
                .ifPresent(action -> definition.refuse(
                        policy,
                        "'" + action + "' is not known; write one of " + String.join(", ", ACTIONS)
                                + Suggestion.didYouMean(action, ACTIONS)));
        if (definition.text(policy + "/action").filter("alert"::equals).isPresent()) {
            definition.keys(policy).stream()
                    .filter(key -> !key.equals("action"))
                    .forEach(key -> definition.refuseKey(
                            policy + '/' + key,
                            "alert makes no further attempts; remove this key, or write another action"));
            return;
        }
        for (String key : List.of("first_pause", "longest_pause", "deadline")) {
            HumanDurations.require(definition, policy + '/' + key, "1s");
        }
        requireOrder(definition, policy, "first_pause", "5s", "longest_pause", "5m");
        requireOrder(definition, policy, "longest_pause", "5m", "deadline", "1h");
    }

    /** The one is not longer than the other; told at whichever is written. */
    private static void requireOrder(
            WrittenDefinition definition, String policy, String one, String usual, String other, String otherUsual) {
        String shorter = definition.text(policy + '/' + one).orElse(usual);
        String longer = definition.text(policy + '/' + other).orElse(otherUsual);
        Optional<Duration> least = HumanDuration.parse(shorter);
        Optional<Duration> most = HumanDuration.parse(longer);
        if (least.isEmpty() || most.isEmpty() || least.get().compareTo(most.get()) <= 0) {
            return;
        }
        boolean atOne = definition.has(policy + '/' + one);
        definition.refuse(
                policy + '/' + (atOne ? one : other),
                one + ", " + shorter + ", is longer than " + other + ", " + longer + "; write "
                        + (atOne ? "a shorter one, or a longer " + other : "a longer one, or a shorter " + one));
    }
}
