package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What compute a warehouse has. */
public enum WarehouseKind {
    /** A cluster with nodes, which can be paused. */
    @JsonProperty("provisioned")
    PROVISIONED,
    /** A Serverless namespace and workgroup; idle costs nothing, so there is nothing to pause. */
    @JsonProperty("serverless")
    SERVERLESS
}
