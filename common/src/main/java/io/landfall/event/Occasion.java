package io.landfall.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why checks were run. */
public enum Occasion {
    /** Inside a load, over what its tables would be. */
    @JsonProperty("gate")
    GATE,
    /** After a load. */
    @JsonProperty("load")
    LOAD,
    /** Somebody asked, with {@link RunChecks}. */
    @JsonProperty("request")
    REQUEST,
    /** The time the check names came. */
    @JsonProperty("schedule")
    SCHEDULE
}
