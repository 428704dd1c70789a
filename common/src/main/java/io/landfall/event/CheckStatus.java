package io.landfall.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a check ended. */
public enum CheckStatus {
    @JsonProperty("passed")
    PASSED,
    /** It does not hold, and its severity is {@link Severity#WARN}. */
    @JsonProperty("warned")
    WARNED,
    /** It does not hold. */
    @JsonProperty("failed")
    FAILED,
    /** It could not be asked, because its SQL ends with an error or takes too long. Counts as failed, whatever the severity. */
    @JsonProperty("broken")
    BROKEN;

    /** Whether the run it belongs to fails with it. */
    public boolean isFailure() {
        return this == FAILED || this == BROKEN;
    }
}
