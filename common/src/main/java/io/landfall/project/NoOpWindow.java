package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;

/**
 * A time in which nothing is paused or resumed by itself.
 *
 * @param cron when it begins: minute, hour, day of month, month, day of week
 * @param duration how long it lasts
 */
public record NoOpWindow(
        String cron,
        @JsonDeserialize(using = HumanDuration.class) Duration duration) {}
