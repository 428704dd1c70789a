package io.landfall.redshift.fault.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.Occurrence;
import io.landfall.redshift.fault.RuleStatus;
import io.landfall.redshift.fault.SessionFilter;
import io.landfall.redshift.fault.TextPattern;
import io.landfall.redshift.fault.Trigger;

/** Writes rules as {@link RuleReader} reads them. */
public final class RuleWriter {
    private RuleWriter() {}

    /** The rule; without an id when it has none yet. */
    public static ObjectNode write(FaultRule rule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!rule.id().isEmpty()) {
            json.put("id", rule.id());
        }
        json.set("trigger", trigger(rule.trigger()));
        if (!rule.sessions().equals(SessionFilter.ANY)) {
            json.set("sessions", sessions(rule.sessions()));
        }
        json.set("effect", effect(rule.effect()));
        return json.put("times", rule.times());
    }

    /** The rule under {@code rule}, beside its counters. */
    public static ObjectNode write(RuleStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("rule", write(status.rule()));
        return json.put("seen", status.seen())
                .put("fired", status.fired())
                .put("spent", status.fired() == status.rule().times());
    }

    private static ObjectNode trigger(Trigger trigger) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("on", trigger.on().label());
        if (!trigger.pattern().equals(TextPattern.ANY)) {
            boolean expression = trigger.pattern().regularExpression();
            json.put(expression ? "regex" : "matching", trigger.pattern().text());
        }
        Occurrence occurrence = trigger.occurrence();
        if (occurrence instanceof Occurrence.FromNth from) {
            json.put("nth", from.nth());
        } else if (occurrence instanceof Occurrence.Every every) {
            json.put("every", every.every());
        } else if (occurrence instanceof Occurrence.Randomly randomly) {
            json.put("probability", randomly.probability()).put("seed", randomly.seed());
        }
        if (trigger.afterBytes() > 0) {
            json.put("afterBytes", trigger.afterBytes());
        }
        return json;
    }

    private static ObjectNode sessions(SessionFilter sessions) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putIfThere(json, "user", sessions.user());
        putIfThere(json, "database", sessions.database());
        putIfThere(json, "applicationName", sessions.applicationName());
        putIfThere(json, "queryGroup", sessions.queryGroup());
        return json;
    }

    private static ObjectNode effect(Effect effect) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("do", effect.label());
        if (effect instanceof Effect.Delay delay) {
            json.put("millis", delay.duration().toMillis());
        } else if (effect instanceof Effect.Fail fail) {
            json.put("sqlState", fail.error().sqlState())
                    .put("message", fail.error().message());
            putIfThere(json, "detail", fail.error().detail());
        } else if (effect instanceof Effect.Drop drop) {
            json.put("when", drop.when().label());
        } else if (effect instanceof Effect.S3Refusal refusal) {
            json.put("status", refusal.error().status())
                    .put("code", refusal.error().code())
                    .put("message", refusal.error().message());
        } else if (effect instanceof Effect.S3Cut cut) {
            json.put("as", cut.as().label());
        }
        return json;
    }

    private static void putIfThere(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
