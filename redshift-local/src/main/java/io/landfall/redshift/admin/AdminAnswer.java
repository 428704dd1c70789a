package io.landfall.redshift.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer of the admin port.
 *
 * @param body null when there is none
 * @param location path of what was created, or null
 */
record AdminAnswer(int status, JsonNode body, String location) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    static AdminAnswer ok(JsonNode body) {
        return new AdminAnswer(OK, body, null);
    }

    static AdminAnswer created(JsonNode body, String location) {
        return new AdminAnswer(CREATED, body, location);
    }

    static AdminAnswer done() {
        return new AdminAnswer(NO_CONTENT, null, null);
    }

    static AdminAnswer refused(AdminRefusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", refusal.getMessage());
        if (refusal.field() != null) {
            body.put("field", refusal.field());
        }
        return new AdminAnswer(refusal.status(), body, null);
    }
}
