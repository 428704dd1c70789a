package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a load changes its target. */
public enum LoadMode {
    /** Insert the rows; with a key, only those whose key is not there yet. */
    @JsonProperty("append")
    APPEND,
    /** Insert new keys and replace the rows of known ones. */
    @JsonProperty("merge")
    MERGE,
    /** Set the selected columns in rows that are there; never insert. For what arrives later than the row it belongs to. */
    @JsonProperty("update")
    UPDATE,
    /** Exchange the whole content, without an empty moment. */
    @JsonProperty("replace")
    REPLACE,
    /** Keep every version of a row, each with the time from which and until which it was so. */
    @JsonProperty("scd2")
    SCD2
}
