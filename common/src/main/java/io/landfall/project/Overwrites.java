package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of an object that is written again under a key that is staged already. */
public enum Overwrites {
    /** The new version is loaded like a new file. */
    @JsonProperty("load")
    LOAD,
    /** A key that was staged once is never staged again; the file is counted as skipped. */
    @JsonProperty("ignore")
    IGNORE
}
