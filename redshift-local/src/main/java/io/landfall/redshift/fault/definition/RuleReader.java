package io.landfall.redshift.fault.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.InvalidRule;
import io.landfall.redshift.fault.Moment;
import io.landfall.redshift.fault.Occurrence;
import io.landfall.redshift.fault.SessionFilter;
import io.landfall.redshift.fault.TextPattern;
import io.landfall.redshift.fault.Trigger;
import java.util.List;

/** Reads a rule from JSON; {@code fault-rule.schema.json} says the same in JSON Schema. */
public final class RuleReader {
    private static final String FROM_ONE = "a whole number from 1";

    private RuleReader() {}

    /** @throws InvalidRule with the field and what is allowed */
    public static FaultRule read(JsonNode json) {
        Fields rule = new Fields("", json, List.of("id", "trigger", "sessions", "effect", "times"));
        String id = rule.optionalText("id").orElse("");
        if (rule.has("id") && id.isEmpty()) {
            throw rule.problem("id", "is empty; leave it out to have one chosen");
        }
        return new FaultRule(
                id,
                trigger(rule.object(
                        "trigger",
                        List.of("on", "matching", "regex", "nth", "every", "probability", "seed", "afterBytes"))),
                rule.has("sessions")
                        ? sessions(
                                rule.object("sessions", List.of("user", "database", "applicationName", "queryGroup")))
                        : SessionFilter.ANY,
                EffectReader.read(rule),
                rule.optionalInteger("times", FROM_ONE).orElse(1));
    }

    private static Trigger trigger(Fields trigger) {
        String label = trigger.text("on", "one of " + Moment.labels());
        Moment on = Moment.labelled(label)
                .orElseThrow(() -> trigger.problem("on", "is \"" + label + "\", allowed are " + Moment.labels()));
        return new Trigger(
                on,
                pattern(trigger),
                occurrence(trigger),
                trigger.optionalInteger("afterBytes", "a whole number from 0").orElse(0));
    }

    private static TextPattern pattern(Fields trigger) {
        trigger.exclusive("matching", "regex");
        return trigger.optionalText("regex")
                .map(TextPattern::regex)
                .or(() -> trigger.optionalText("matching").map(TextPattern::containing))
                .orElse(TextPattern.ANY);
    }

    private static Occurrence occurrence(Fields trigger) {
        trigger.exclusive("nth", "every", "probability");
        if (trigger.has("seed") && !trigger.has("probability")) {
            throw trigger.problem("seed", "goes only with probability");
        }
        if (trigger.has("probability")) {
            return new Occurrence.Randomly(
                    trigger.number("probability", "a number more than 0 up to 1"),
                    trigger.optionalInteger("seed", "a whole number").orElse(0));
        }
        return trigger.has("every")
                ? new Occurrence.Every(trigger.integer("every", FROM_ONE))
                : new Occurrence.FromNth(
                        trigger.optionalInteger("nth", FROM_ONE).orElse(1));
    }

    private static SessionFilter sessions(Fields sessions) {
        return new SessionFilter(
                sessions.optionalText("user").orElse(null),
                sessions.optionalText("database").orElse(null),
                sessions.optionalText("applicationName").orElse(null),
                sessions.optionalText("queryGroup").orElse(null));
    }
}
