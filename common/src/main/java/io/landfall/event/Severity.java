package io.landfall.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad something is, for whoever is told; in the order of weight. */
public enum Severity {
    /** Worth a look in the hours of work. Of a check: its failure neither fails the run nor holds a load back. */
    @JsonProperty("warn")
    WARN,
    /** Data or a pipeline is wrong. */
    @JsonProperty("error")
    ERROR,
    /** Nothing goes on until a person has acted. No check has it. */
    @JsonProperty("critical")
    CRITICAL
}
