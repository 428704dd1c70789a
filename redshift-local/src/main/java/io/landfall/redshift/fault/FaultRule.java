package io.landfall.redshift.fault;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One fault to happen.
 *
 * @param id up to 64 letters, digits, {@code . _ -}; empty lets the registry choose one
 * @param times how often it acts at most
 */
public record FaultRule(String id, Trigger trigger, SessionFilter sessions, Effect effect, long times) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{0,64}");
    private static final Map<Moment, Set<String>> EFFECTS = Map.of(
            Moment.STATEMENT, Set.of("delay", "error", "drop"),
            Moment.COMMIT, Set.of("delay", "error", "drop"),
            Moment.CONNECTION, Set.of("delay", "error", "drop"),
            Moment.S3_READ, Set.of("delay", "s3-error", "s3-cut"),
            Moment.S3_LIST, Set.of("delay", "s3-error"));

    /** @throws InvalidRule when the parts do not go together */
    public FaultRule {
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(sessions, "sessions");
        if (!ID.matcher(id).matches()) {
            throw new InvalidRule("id", "is \"" + id + "\", allowed are up to 64 letters, digits, dots, _ and -");
        }
        if (times < 1) {
            throw new InvalidRule("times", "is " + times + ", allowed are whole numbers from 1");
        }
        Moment on = trigger.on();
        if (!EFFECTS.get(on).contains(effect.label())) {
            throw new InvalidRule(
                    "effect.do",
                    "is " + effect.label() + ", allowed with on = " + on.label() + " are "
                            + String.join(
                                    ", ", EFFECTS.get(on).stream().sorted().toList()));
        }
        checkSessions(on, sessions);
        checkEffect(trigger, effect);
    }

    /** A rule for all sessions, once. */
    public static FaultRule of(Trigger trigger, Effect effect) {
        return new FaultRule("", trigger, SessionFilter.ANY, effect, 1);
    }

    public FaultRule named(String newId) {
        return new FaultRule(newId, trigger, sessions, effect, times);
    }

    public FaultRule in(SessionFilter only) {
        return new FaultRule(id, trigger, only, effect, times);
    }

    public FaultRule times(long most) {
        return new FaultRule(id, trigger, sessions, effect, most);
    }

    private static void checkSessions(Moment on, SessionFilter sessions) {
        if (on.inS3() && !sessions.equals(SessionFilter.ANY)) {
            throw new InvalidRule(
                    "sessions", "does not go with on = " + on.label() + ": S3 does not know the session; use matching");
        }
        if (on == Moment.CONNECTION && sessions.queryGroup() != null) {
            throw new InvalidRule(
                    "sessions.queryGroup", "does not go with on = connection: a new session has no query group yet");
        }
    }

    private static void checkEffect(Trigger trigger, Effect effect) {
        if (effect instanceof Effect.Drop drop) {
            boolean fits =
                    switch (drop.when()) {
                        case BEFORE -> true;
                        case AFTER -> trigger.on() != Moment.CONNECTION;
                        case INSTEAD -> trigger.on() == Moment.COMMIT;
                    };
            if (!fits) {
                String allowed = trigger.on() == Moment.CONNECTION ? "before" : "before, after";
                throw new InvalidRule(
                        "effect.when",
                        "is " + drop.when().label() + ", allowed with on = "
                                + trigger.on().label() + " are " + allowed);
            }
        }
        if (effect instanceof Effect.S3Refusal && trigger.afterBytes() > 0) {
            throw new InvalidRule(
                    "trigger.afterBytes",
                    "does not go with do = s3-error, whose status comes before any byte; use s3-cut or delay");
        }
    }
}
