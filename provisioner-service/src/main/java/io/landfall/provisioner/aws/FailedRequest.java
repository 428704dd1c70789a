package io.landfall.provisioner.aws;

import io.landfall.provisioner.permission.ApiCall;

/**
 * A call that failed.
 *
 * @param resource what it was about, by its name or identifier; empty where no parameter says
 * @param region empty where the client has none
 */
public record FailedRequest(ApiCall call, String resource, String region) {

    @Override
    public String toString() {
        return call + (resource.isEmpty() ? "" : " of " + resource) + (region.isEmpty() ? "" : " in " + region);
    }
}
