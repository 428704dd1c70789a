package io.landfall.project.alert;

import io.landfall.event.Severity;
import java.util.Objects;

/**
 * Which alerts a route takes: those that fit everything that is said. {@code *} stands for any text and {@code ?} for one
 * character; null fits everything.
 *
 * @param severity the least
 * @param pipeline a glob over the pipeline's name; an alert that is not about a pipeline fits null and {@code *} only
 * @param owner a glob over the owner; an alert that has none fits null and {@code *} only
 * @param alert a glob over the kind of alert
 * @param key a glob over the alert's key
 */
public record AlertMatch(Severity severity, String pipeline, String owner, String alert, String key) {

    public AlertMatch {
        severity = Objects.requireNonNullElse(severity, Severity.WARN);
    }

    /** Takes every alert. */
    public static AlertMatch everything() {
        return new AlertMatch(null, null, null, null, null);
    }
}
