package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of a JSONPaths file: members and array indexes only, in dot or bracket notation.
 *
 * @param steps from the root inwards; empty for {@code $}
 */
public record JsonPath(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile(
            "\\.(?<dotted>[^.\\[\\]'\"*]+)|\\[\\s*(?<index>\\d{1,9})\\s*]|\\[\\s*(['\"])(?<quoted>.*?)\\3\\s*]");

    /** One step inwards. */
    public sealed interface Step {}

    /**
     * Into the member of an object.
     *
     * @param bracketed written in bracket notation
     */
    public record Member(String name, boolean bracketed) implements Step {}

    /** Into the element of an array; the first has index 0. */
    public record Element(int index) implements Step {}

    /**
     * Parses an expression.
     *
     * @throws IllegalArgumentException when it is none Redshift takes: wildcards, filters and {@code ..} are not
     */
    public static JsonPath parse(String expression) {
        if (!expression.startsWith("$")) {
            throw new IllegalArgumentException("a JSONPath begins with $: " + expression);
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(expression).region(1, expression.length());
        while (matcher.lookingAt()) {
            steps.add(step(matcher));
            matcher.region(matcher.end(), expression.length());
        }
        if (matcher.regionStart() != expression.length()) {
            throw new IllegalArgumentException("cannot be read: " + expression);
        }
        return new JsonPath(List.copyOf(steps));
    }

    /** Whether some member is written in this notation: bracketed, or with a dot. */
    public boolean uses(boolean bracketed) {
        return steps.stream().anyMatch(step -> step instanceof Member member && member.bracketed() == bracketed);
    }

    private static Step step(Matcher matcher) {
        if (matcher.group("index") != null) {
            return new Element(Integer.parseInt(matcher.group("index")));
        }
        String dotted = matcher.group("dotted");
        return dotted == null ? new Member(matcher.group("quoted"), true) : new Member(dotted, false);
    }

    /** The node the path leads to, or null when an object lacks the member. A missing element is an error instead. */
    public JsonNode evaluate(JsonNode root) throws RecordRejected {
        JsonNode node = root;
        for (Step step : steps) {
            if (node == null || node.isNull()) {
                return null;
            }
            node = step instanceof Member member ? member(node, member) : element(node, (Element) step);
        }
        return node;
    }

    private static JsonNode member(JsonNode node, Member member) throws RecordRejected {
        if (!node.isObject()) {
            throw new RecordRejected(
                    LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSONPath format: Member is not an object.");
        }
        return node.get(member.name());
    }

    private static JsonNode element(JsonNode node, Element element) throws RecordRejected {
        JsonNode value = node.isArray() ? node.get(element.index()) : null;
        if (value == null) {
            throw new RecordRejected(
                    LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSONPath format: Not an array or index out of range.");
        }
        return value;
    }
}
