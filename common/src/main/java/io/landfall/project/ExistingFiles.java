package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of files that were in the bucket before Landfall first looked after their dataset. */
public enum ExistingFiles {
    /** They are loaded like any other. */
    @JsonProperty("load")
    LOAD,
    /** They are left alone until a backfill asks for them. */
    @JsonProperty("ignore")
    IGNORE
}
