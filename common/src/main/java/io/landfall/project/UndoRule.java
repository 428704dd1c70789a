package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.util.Objects;

/**
 * For how long a load can be undone.
 *
 * @param keep how long the rows it touched are kept as they were; zero keeps none, and then no load can be undone
 */
public record UndoRule(
        @JsonDeserialize(using = HumanDuration.class) Duration keep) {

    public UndoRule {
        keep = Objects.requireNonNullElse(keep, Duration.ofDays(7));
    }

    static UndoRule standard() {
        return new UndoRule(null);
    }

    /** Whether anything is kept. */
    public boolean keeps() {
        return !keep.isZero();
    }
}
