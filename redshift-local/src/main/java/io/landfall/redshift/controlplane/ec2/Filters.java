package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The filters of a Describe call: all of them have to match, each with any of its values; {@code *} and {@code ?} are wildcards ("List and
 * filter your resources", EC2 user guide).
 *
 * @param <T> what is filtered
 */
final class Filters<T> {

    private static final String TAG = "tag:";

    private final Map<String, Function<T, List<String>>> properties = new HashMap<>();
    private final Function<T, Map<String, String>> tags;

    Filters(Function<T, Map<String, String>> tags) {
        this.tags = tags;
        any("tag-key", thing -> List.copyOf(tags.apply(thing).keySet()));
    }

    /** A filter on a property with one value. */
    Filters<T> one(String name, Function<T, String> property) {
        return any(name, thing -> List.of(property.apply(thing)));
    }

    /** A filter that is met when any of the property's values matches. */
    Filters<T> any(String name, Function<T, List<String>> property) {
        properties.put(name, property);
        return this;
    }

    /** @throws AwsFault InvalidParameterValue on a filter that is not known */
    List<T> matching(QueryParameters parameters, List<T> things) {
        List<QueryParameters> filters = parameters.structures("Filter");
        filters.forEach(filter -> property(filter.require("Name")));
        return things.stream()
                .filter(thing -> filters.stream().allMatch(filter -> matches(filter, thing)))
                .toList();
    }

    private boolean matches(QueryParameters filter, T thing) {
        List<String> present = property(filter.require("Name")).apply(thing);
        return filter.list("Value").stream().map(Filters::pattern).anyMatch(pattern -> present.stream()
                .anyMatch(value -> pattern.matcher(value).matches()));
    }

    private Function<T, List<String>> property(String name) {
        if (name.startsWith(TAG)) {
            String key = name.substring(TAG.length());
            return thing -> {
                String value = tags.apply(thing).get(key);
                return value == null ? List.of() : List.of(value);
            };
        }
        if (!properties.containsKey(name)) {
            throw AwsFault.invalidValue("The filter '" + name + "' is invalid");
        }
        return properties.get(name);
    }

    private static Pattern pattern(String value) {
        String quoted = Pattern.quote(value).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(quoted, Pattern.DOTALL);
    }
}
