package io.landfall.redshift.controlplane.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** One action of a service that speaks JSON 1.1. */
@FunctionalInterface
public interface JsonAction {

    /** @throws AwsFault when the call is refused */
    JsonNode handle(JsonNode parameters);
}
