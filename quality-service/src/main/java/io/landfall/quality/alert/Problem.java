package io.landfall.quality.alert;

import io.landfall.event.Severity;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * Something is wrong. Seen again under the same key it is the same problem.
 *
 * @param key tells one problem from another; see {@link AlertKind#key}
 * @param pipeline null for one that is not about a pipeline
 * @param owner whom the project names; null for nobody
 * @param subject what it is about: a load, a batch, a dataset, a table
 * @param summary what is wrong, in one sentence; given how often it was seen altogether
 * @param evidence what was observed
 * @param tried what Landfall already did about it
 * @param action what to do: a command to type, where there is one
 * @param at when it was announced
 * @param count how many things are wrong, at least 1; occurrences of an alert are the sum of them
 * @param fact id of the event that shows it, so that it is counted once; null where each time counts
 */
public record Problem(
        AlertKind kind,
        String key,
        String pipeline,
        Severity severity,
        String owner,
        String subject,
        LongFunction<String> summary,
        String evidence,
        String tried,
        String action,
        Instant at,
        long count,
        String fact) {

    /** Begins the description of one, with {@link Severity#ERROR}. */
    public static ProblemBuilder of(AlertKind kind, String key, Instant at) {
        return new ProblemBuilder(kind, key, at);
    }
}
