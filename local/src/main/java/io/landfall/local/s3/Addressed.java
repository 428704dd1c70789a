package io.landfall.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;

/**
 * What a request is about.
 *
 * @param bucket empty for the service itself
 * @param key as it stands in the URL; empty for a bucket
 * @param parameters of the query, with their first values
 */
record Addressed(String method, String bucket, String key, Map<String, String[]> parameters) {

    /** @param request in path style */
    static Addressed by(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/", 3);
        return new Addressed(
                request.getMethod(),
                path.length > 1 ? path[1] : "",
                path.length > 2 ? path[2] : "",
                request.getParameterMap());
    }

    boolean isBucket() {
        return !bucket.isEmpty() && key.isEmpty();
    }

    /** The one of these names that is a parameter; empty when none is. */
    String subresource(Set<String> names) {
        return parameters.keySet().stream().filter(names::contains).findFirst().orElse("");
    }

    /** Empty when there is no such parameter. */
    String parameter(String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }
}
