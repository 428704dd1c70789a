package io.landfall.redshift.fault;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a statement or an S3 URL has to look like. Case does not matter.
 *
 * @param text a part of it, or a regular expression that is found in it
 * @param regularExpression which of the two
 */
public record TextPattern(String text, boolean regularExpression) {
    private static final int MAX_LENGTH = 1000;

    /** Matches everything. */
    public static final TextPattern ANY = new TextPattern("", false);

    public TextPattern {
        String field = regularExpression ? "trigger.regex" : "trigger.matching";
        if (text.length() > MAX_LENGTH) {
            throw new InvalidRule(field, "has " + text.length() + " characters, allowed are up to " + MAX_LENGTH);
        }
        if (regularExpression) {
            compile(text);
        }
    }

    public static TextPattern containing(String part) {
        return new TextPattern(part, false);
    }

    /** @throws InvalidRule when it is not a regular expression of {@link Pattern} */
    public static TextPattern regex(String expression) {
        return new TextPattern(expression, true);
    }

    Predicate<String> predicate() {
        if (regularExpression) {
            return compile(text).asPredicate();
        }
        String part = text.toLowerCase(Locale.ROOT);
        return candidate -> candidate.toLowerCase(Locale.ROOT).contains(part);
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException malformed) {
            throw new InvalidRule(
                    "trigger.regex",
                    "is not a regular expression: " + malformed.getDescription() + " at index " + malformed.getIndex());
        }
    }
}
