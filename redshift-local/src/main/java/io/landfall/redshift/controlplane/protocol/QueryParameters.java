package io.landfall.redshift.controlplane.protocol;

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

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
