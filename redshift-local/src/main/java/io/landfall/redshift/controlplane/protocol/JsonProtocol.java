package io.landfall.redshift.controlplane.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON in, JSON out; the action stands in the target header. */
final class JsonProtocol implements WireProtocol {

    private static final String JSON_1_1 = "application/x-amz-json-1.1";
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Actions actions;

    JsonProtocol(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Call read(AwsService service, String target, String body) {
        String action = target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
        try {
            JsonNode json = JSON.readTree(body);
            return new Call(service, action, QueryParameters.flattened(json), json);
        } catch (JsonProcessingException e) {
            throw AwsFault.of("SerializationException", "The request is not JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public AwsResponse answer(Call call, String requestId) {
        JsonNode answer = actions.json(call.service(), call.action()).handle(call.body());
        return new AwsResponse(OK, JSON_1_1, write(answer));
    }

    @Override
    public AwsResponse refusal(AwsService service, AwsFault fault, String requestId) {
        Map<String, String> error = Map.of("__type", fault.code(), "message", fault.getMessage());
        return new AwsResponse(fault.status(), JSON_1_1, write(error));
    }

    private static byte[] write(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }
}
