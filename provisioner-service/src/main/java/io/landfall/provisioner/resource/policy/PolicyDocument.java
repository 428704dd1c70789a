package io.landfall.provisioner.resource.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A policy as it was found or is wanted. What is unknown in it stays as it is. */
public final class PolicyDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATEMENT = "Statement";
    private static final String SID = "Sid";

    private final ObjectNode root;

    private PolicyDocument(ObjectNode root) {
        this.root = root;
    }

    /** Nobody may do anything. */
    public static PolicyDocument empty() {
        return new PolicyDocument(JSON.createObjectNode().put("Version", "2012-10-17"));
    }

    /** @param text empty for no policy; what is no JSON object is taken for none, so that it is written anew */
    public static PolicyDocument of(String text) {
        try {
            return text != null && JSON.readTree(text) instanceof ObjectNode object
                    ? new PolicyDocument(object)
                    : empty();
        } catch (JsonProcessingException e) {
            return empty();
        }
    }

    /** IAM answers documents URL-encoded, as of RFC 3986 (API reference, GetRolePolicy): a plus is a plus. */
    public static PolicyDocument ofEncoded(String text) {
        String plain = text.stripLeading().startsWith("{")
                ? text
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        return of(plain);
    }

    public boolean meansTheSameAs(PolicyDocument other) {
        return meanings().equals(other.meanings());
    }

    /** Whether every statement of the other is here. */
    public boolean contains(PolicyDocument other) {
        return meanings().containsAll(other.meanings());
    }

    /** What this has and the other has not, for a person; empty for nothing. */
    public String beyond(PolicyDocument other) {
        Set<PolicyStatement> mine = meanings();
        mine.removeAll(other.meanings());
        return mine.stream().map(PolicyStatement::toString).sorted().collect(Collectors.joining(" | "));
    }

    public boolean isEmpty() {
        return statements().isEmpty();
    }

    /** How many statements there are. */
    public int size() {
        return statements().size();
    }

    /** This without the statements of that name, and without those that mean what one of the other's does. */
    public PolicyDocument without(String sid, PolicyDocument other) {
        Set<PolicyStatement> meant = other.meanings();
        return keeping(s -> !sid.equals(s.path(SID).asText()) && !meant.contains(PolicyStatement.of(s)));
    }

    /** This and the other's statements after it. */
    public PolicyDocument with(PolicyDocument other) {
        List<JsonNode> all = new ArrayList<>(statements());
        all.addAll(other.statements());
        return of(all);
    }

    public String toJson() {
        return root.toString();
    }

    private PolicyDocument keeping(Predicate<JsonNode> which) {
        return of(statements().stream().filter(which).toList());
    }

    private PolicyDocument of(List<JsonNode> statements) {
        ObjectNode changed = root.deepCopy();
        ArrayNode array = changed.putArray(STATEMENT);
        statements.forEach(array::add);
        return new PolicyDocument(changed);
    }

    private Set<PolicyStatement> meanings() {
        return statements().stream().map(PolicyStatement::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A policy may have one statement without a list around it. */
    private List<JsonNode> statements() {
        JsonNode found = root.path(STATEMENT);
        if (found.isObject()) {
            return List.of(found);
        }
        List<JsonNode> all = new ArrayList<>();
        found.forEach(all::add);
        return all;
    }

    @Override
    public String toString() {
        return meanings().stream().map(PolicyStatement::toString).collect(Collectors.joining(" | "));
    }
}
