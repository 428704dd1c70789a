package io.landfall.project.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which rows of a table a check is about. */
public enum Scope {
    /** All of them. */
    @JsonProperty("table")
    TABLE,
    /** Those a load brings. */
    @JsonProperty("delta")
    DELTA
}
