package io.landfall.redshift.controlplane.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Query parameters made from a map, by way of the form a client sends. */
public final class Parameters {

    private Parameters() {}

    /** Those of a JSON body. */
    public static QueryParameters ofJson(String body) {
        try {
            return QueryParameters.flattened(new ObjectMapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    public static QueryParameters of(Map<String, String> values) {
        return QueryParameters.parse(values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }
}
