package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** Requests written as JSON, with single quotes for double ones. */
final class Inputs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Inputs() {}

    static Input of(String json) {
        Set<String> members = new HashSet<>(WorkgroupMembers.ALL);
        members.addAll(AdminRequest.MEMBERS);
        members.addAll(Pages.MEMBERS);
        members.addAll(Set.of("name", "dbName", "iamRoles", "defaultIamRoleArn", "tags"));
        try {
            return Input.of(JSON.readTree(json.replace('\'', '"')), members);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
