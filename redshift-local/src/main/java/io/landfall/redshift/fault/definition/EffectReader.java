package io.landfall.redshift.fault.definition;

import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.ErrorPreset;
import io.landfall.redshift.fault.S3Error;
import io.landfall.redshift.fault.S3Preset;
import io.landfall.redshift.fault.SqlError;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what a rule does. */
final class EffectReader {
    private static final List<String> ALL =
            List.of("do", "millis", "preset", "sqlState", "message", "detail", "when", "status", "code", "as");
    private static final String KINDS = "delay, error, drop, s3-error, s3-cut";

    private EffectReader() {}

    static Effect read(Fields rule) {
        String kind = rule.object("effect", ALL).text("do", "one of " + KINDS);
        return switch (kind) {
            case "delay" -> delay(rule.object("effect", List.of("do", "millis")));
            case "error" -> error(rule.object("effect", List.of("do", "preset", "sqlState", "message", "detail")));
            case "drop" -> drop(rule.object("effect", List.of("do", "when")));
            case "s3-error" -> s3Error(rule.object("effect", List.of("do", "preset", "status", "code", "message")));
            case "s3-cut" -> s3Cut(rule.object("effect", List.of("do", "as")));
            default -> throw rule.object("effect", ALL).problem("do", "is \"" + kind + "\", allowed are " + KINDS);
        };
    }

    private static Effect delay(Fields effect) {
        long longest = Effect.Delay.LONGEST.toMillis();
        long millis = effect.integer("millis", "a whole number from 1 to " + longest);
        // Far beyond what is allowed is as wrong as just beyond it, and fits into a duration.
        return new Effect.Delay(Duration.ofMillis(Math.max(-1, Math.min(millis, longest + 1))));
    }

    private static Effect error(Fields effect) {
        String allowed = "one of " + ErrorPreset.labels() + ", or sqlState and message instead";
        if (effect.has("sqlState") || effect.has("message") || effect.has("detail")) {
            exclude(effect, "sqlState", "message", "detail");
            return new Effect.Fail(new SqlError(
                    effect.text("sqlState", "five digits or upper-case letters"),
                    effect.text("message", "a text"),
                    effect.optionalText("detail").orElse(null)));
        }
        String preset = effect.text("preset", allowed);
        return ErrorPreset.labelled(preset)
                .map(Effect::fail)
                .orElseThrow(() -> effect.problem("preset", "is \"" + preset + "\", allowed is " + allowed));
    }

    private static Effect s3Error(Fields effect) {
        String allowed = "one of " + S3Preset.labels() + ", or status, code and message instead";
        if (effect.has("status") || effect.has("code") || effect.has("message")) {
            exclude(effect, "status", "code", "message");
            long status = effect.integer("status", "a whole number from 400 to 599");
            return new Effect.S3Refusal(new S3Error(
                    (int) Math.max(0, Math.min(status, Integer.MAX_VALUE)),
                    effect.text("code", "letters and digits"),
                    effect.text("message", "a text")));
        }
        String preset = effect.text("preset", allowed);
        return S3Preset.labelled(preset)
                .map(Effect::refuse)
                .orElseThrow(() -> effect.problem("preset", "is \"" + preset + "\", allowed is " + allowed));
    }

    private static void exclude(Fields effect, String... others) {
        for (String other : others) {
            effect.exclusive("preset", other);
        }
    }

    private static Effect drop(Fields effect) {
        List<Effect.When> values = Arrays.asList(Effect.When.values());
        String allowed = values.stream().map(Effect.When::label).collect(Collectors.joining(", "));
        String when = effect.text("when", "one of " + allowed);
        return values.stream()
                .filter(value -> value.label().equals(when))
                .findFirst()
                .map(Effect::drop)
                .orElseThrow(() -> effect.problem("when", "is \"" + when + "\", allowed are " + allowed));
    }

    private static Effect s3Cut(Fields effect) {
        List<Effect.Cut> values = Arrays.asList(Effect.Cut.values());
        String allowed = values.stream().map(Effect.Cut::label).collect(Collectors.joining(", "));
        String as = effect.text("as", "one of " + allowed);
        return values.stream()
                .filter(value -> value.label().equals(as))
                .findFirst()
                .map(Effect::cut)
                .orElseThrow(() -> effect.problem("as", "is \"" + as + "\", allowed are " + allowed));
    }
}
