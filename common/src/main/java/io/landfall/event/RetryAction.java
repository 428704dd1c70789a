package io.landfall.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is to be done because checks failed. */
public enum RetryAction {
    /** Ask again: data may still have been arriving. Of a gate that is another load of what waits. */
    @JsonProperty("recheck")
    RECHECK,
    /** Load the same batches again; where they are loaded, that load is undone first. */
    @JsonProperty("reload")
    RELOAD,
    /** Copy the files of the batches from S3 again; where they are loaded, that load is undone first. */
    @JsonProperty("restage")
    RESTAGE,
    /** Hold the batches the checks fail for, and go on with the others; where they are loaded, that load is undone first. */
    @JsonProperty("quarantine")
    QUARANTINE
}
