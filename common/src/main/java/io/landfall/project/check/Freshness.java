package io.landfall.project.check;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.project.HumanDuration;
import java.time.Duration;

/** The newest time in the column, taken as UTC, is not older than this. */
public record Freshness(
        String column,
        @JsonDeserialize(using = HumanDuration.class) Duration within) implements CheckTest {}
