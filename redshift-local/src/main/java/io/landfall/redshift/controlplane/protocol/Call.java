package io.landfall.redshift.controlplane.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request, understood so far that its action can be looked up.
 *
 * @param parameters those of a form; a JSON body is flattened to the same shape, as {@code iamRoles.1}
 * @param body of a service that speaks JSON; null for the others
 */
public record Call(AwsService service, String action, QueryParameters parameters, JsonNode body) {

    /** The name IAM has for it, as {@code redshift:CreateCluster}. */
    public String permission() {
        return service.permission(action);
    }

    /** Without the parameters, which may be secret. */
    @Override
    public String toString() {
        return permission();
    }
}
