package io.landfall.project;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rules for tags that hold in every service they are put into (AWS General Reference, "Tag naming limits and
 * requirements"; IAM does not tell keys apart by case).
 */
final class TagRules implements DefinitionRule {

    private static final String TAGS = "/tags";
    private static final int MOST = 45;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final String ALLOWED = "write letters, digits, spaces and _ . : / = + - @";

    @Override
    public void check(WrittenDefinition definition) {
        Map<String, String> seen = new HashMap<>();
        for (String key : definition.keys(TAGS)) {
            String pointer = Pointers.below(TAGS, key);
            String before = seen.put(key.toLowerCase(Locale.ROOT), key);
            Optional<String> wrong = before == null
                    ? wrongKey(key)
                    : Optional.of("IAM does not tell it from " + before + "; remove one of the two");
            wrong.ifPresent(message -> definition.refuseKey(pointer, message));
            definition
                    .text(pointer)
                    .flatMap(TagRules::wrongValue)
                    .ifPresent(message -> definition.refuse(pointer, message));
        }
        if (seen.size() > MOST) {
            definition.refuse(
                    TAGS,
                    "has " + seen.size() + " tags; remove some until there are " + MOST
                            + " (AWS allows 50, and Landfall adds its own)");
        }
    }

    private static Optional<String> wrongKey(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.startsWith("aws:")) {
            return Optional.of("aws: begins the tags of AWS itself; choose another key");
        }
        if (lower.startsWith("landfall:")) {
            return Optional.of("landfall: begins the tags by which Landfall knows its own; choose another key");
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return Optional.of("has " + key.length() + " characters; write a key of 1 to " + LONGEST_KEY);
        }
        return CHARACTERS.matcher(key).matches()
                ? Optional.empty()
                : Optional.of("has characters that AWS does not allow in a tag; " + ALLOWED);
    }

    private static Optional<String> wrongValue(String value) {
        if (value.length() > LONGEST_VALUE) {
            return Optional.of("has " + value.length() + " characters; write a value of at most " + LONGEST_VALUE);
        }
        return CHARACTERS.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("'" + value + "' has characters that AWS does not allow in a tag; " + ALLOWED);
    }
}
