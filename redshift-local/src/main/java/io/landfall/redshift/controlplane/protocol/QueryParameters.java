package io.landfall.redshift.controlplane.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form parameters of a query call. Lists arrive flattened, as {@code Tags.Tag.1.Key}. */
public final class QueryParameters {

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    static QueryParameters parse(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(values);
    }

    /** A JSON body in the shape of a form: members by their path, list members counted from 1. */
    static QueryParameters flattened(JsonNode body) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", body, values);
        return new QueryParameters(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws AwsFault MissingParameter when absent */
    public String require(String name) {
        return find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> AwsFault.of("MissingParameter", "The request must contain the parameter " + name));
    }

    public boolean flag(String name, boolean absent) {
        return find(name).map(Boolean::parseBoolean).orElse(absent);
    }

    /** @throws AwsFault InvalidParameterValue when it is not a number */
    public Optional<Integer> number(String name) {
        try {
            return find(name).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw AwsFault.invalidValue("Invalid value for parameter " + name + ": " + values.get(name));
        }
    }

    /** The members of a list of scalars, such as {@code IamRoles.IamRoleArn.1}, in their order. */
    public List<String> list(String prefix) {
        List<String> members = new ArrayList<>();
        for (int i = 1; values.containsKey(prefix + "." + i); i++) {
            members.add(values.get(prefix + "." + i));
        }
        return members;
    }

    /** The members of a list of key-value structures, such as {@code Tags.Tag.1.Key} and {@code Tags.Tag.1.Value}. */
    public Map<String, String> pairs(String prefix) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 1; values.containsKey(prefix + "." + i + ".Key"); i++) {
            String member = prefix + "." + i;
            pairs.put(values.get(member + ".Key"), values.getOrDefault(member + ".Value", ""));
        }
        return pairs;
    }

    /** The members of a list of structures, such as {@code IpPermissions.1.FromPort}, each with its own parameters. */
    public List<QueryParameters> structures(String prefix) {
        List<QueryParameters> members = new ArrayList<>();
        QueryParameters member = under(prefix + ".1.");
        for (int i = 2; !member.values.isEmpty(); i++) {
            members.add(member);
            member = under(prefix + "." + i + ".");
        }
        return members;
    }

    private QueryParameters under(String prefix) {
        Map<String, String> inside = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                inside.put(name.substring(prefix.length()), value);
            }
        });
        return new QueryParameters(inside);
    }

    /** Every value at this name or below it, such as all ARNs of {@code IamRoles}, whatever the list calls its members. */
    public List<String> below(String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "."))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isValueNode()) {
            values.put(path, node.asText());
        }
        String parent = path.isEmpty() ? "" : path + ".";
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            flatten(parent + (i + 1), node.get(i), values);
        }
        node.fields().forEachRemaining(field -> flatten(parent + field.getKey(), field.getValue(), values));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
