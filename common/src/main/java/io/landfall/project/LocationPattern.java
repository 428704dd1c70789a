package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keys belong to a dataset: literal text, {@code {field}} for a part that names the partition (the same field twice
 * must have the same value), {@code *} within a folder. A pattern that ends with {@code /} takes everything below.
 */
public final class LocationPattern {

    private static final Pattern TOKEN = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}|\\*");
    private static final Map<String, String> DATE_FIELDS =
            Map.of("yyyy", "\\d{4}", "MM", "\\d{2}", "dd", "\\d{2}", "HH", "\\d{2}", "mm", "\\d{2}");
    private static final String WITHIN_FOLDER = "[^/]+";

    private final String text;
    private final Pattern regex;
    private final Set<String> fields = new LinkedHashSet<>();

    private LocationPattern(String text) {
        this.text = text;
        this.regex = compile(text);
    }

    /** @throws IllegalArgumentException if the text begins with {@code /} or has an unbalanced brace */
    @JsonCreator
    public static LocationPattern of(String text) {
        String rest = TOKEN.matcher(text).replaceAll("");
        if (text.startsWith("/") || rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a location: write it without a leading / and fields as {name}");
        }
        return new LocationPattern(text);
    }

    public boolean matches(String key) {
        return regex.matcher(key).matches();
    }

    /** What every key of the dataset begins with: the text before the first field or star. */
    public String literalPrefix() {
        Matcher token = TOKEN.matcher(text);
        return token.find() ? text.substring(0, token.start()) : text;
    }

    /** What every key of the dataset begins with in which these fields have these values. */
    public String literalPrefix(Map<String, String> values) {
        StringBuilder prefix = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find()) {
            prefix.append(text, end, token.start());
            String value = token.group(1) == null ? null : values.get(token.group(1));
            if (value == null) {
                return prefix.toString();
            }
            prefix.append(value);
            end = token.end();
        }
        return prefix.append(text.substring(end)).toString();
    }

    /** The fields it names. */
    public Set<String> fields() {
        return Set.copyOf(fields);
    }

    /** The partition a key belongs to, by field; empty for a key of another dataset. */
    public Optional<Map<String, String>> partition(String key) {
        Matcher match = regex.matcher(key);
        if (!match.matches()) {
            return Optional.empty();
        }
        Map<String, String> partition = new LinkedHashMap<>();
        fields.forEach(field -> partition.put(field, match.group(field)));
        return Optional.of(partition);
    }

    private Pattern compile(String location) {
        StringBuilder out = new StringBuilder();
        Matcher token = TOKEN.matcher(location);
        int end = 0;
        while (token.find()) {
            out.append(Pattern.quote(location.substring(end, token.start())));
            out.append(token.group(1) == null ? "[^/]*" : field(token.group(1)));
            end = token.end();
        }
        out.append(Pattern.quote(location.substring(end)));
        return Pattern.compile(out + (location.endsWith("/") ? ".+" : ""));
    }

    private String field(String name) {
        if (!fields.add(name)) {
            return "\\k<" + name + ">";
        }
        return "(?<" + name + ">" + DATE_FIELDS.getOrDefault(name, WITHIN_FOLDER) + ")";
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocationPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
