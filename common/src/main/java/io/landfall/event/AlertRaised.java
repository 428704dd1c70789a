package io.landfall.event;

import java.time.Instant;

/**
 * A person has to act. A problem that goes on keeps its key and the time it began; it is told again with more occurrences.
 *
 * @param pipeline null for one that is not about a pipeline
 * @param alert what kind of problem, such as {@code check}; names its page in the runbook
 * @param key tells one problem from another, such as {@code sparkify/check/songplays_have_keys}
 * @param owner whom the project names; null for nobody
 * @param subject what it is about: a load, a batch, a dataset, a table
 * @param summary what is wrong, in one sentence
 * @param evidence what was observed; at most 2 kB
 * @param tried what Landfall already did about it
 * @param action what to do
 * @param runbook where more is said
 * @param since when it began
 * @param occurrences how often it was seen since then
 */
public record AlertRaised(
        String warehouse,
        @OrNull String pipeline,
        String alert,
        String key,
        Severity severity,
        @OrNull String owner,
        String subject,
        String summary,
        String evidence,
        String tried,
        String action,
        String runbook,
        Instant since,
        long occurrences)
        implements AlertEvent {

    @Override
    public String identity() {
        return String.join("|", key, since.toString(), Long.toString(occurrences));
    }
}
