package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What is to land of a dataset without fail.
 *
 * @param every how long a partition is
 * @param by when a partition must be there: a time of the day after it ends such as {@code 06:00}, or a length of time after
 *     its end such as {@code 2h}
 * @param zone where days begin
 * @param files how many there are to be at least
 */
public record Expected(Span every, String by, ZoneId zone, Integer files) {

    /** How long a partition is. */
    public enum Span {
        @JsonProperty("hour")
        HOUR,
        @JsonProperty("day")
        DAY
    }

    public Expected {
        zone = Objects.requireNonNullElseGet(zone, () -> ZoneId.of("UTC"));
        files = Objects.requireNonNullElse(files, 1);
    }
}
