package io.landfall.project.check;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.project.HumanDuration;
import java.time.Duration;

/** From its first to its last, the column has a value in every span of this length. */
public record NoGaps(
        String column,
        @JsonDeserialize(using = HumanDuration.class) Duration every) implements CheckTest {}
