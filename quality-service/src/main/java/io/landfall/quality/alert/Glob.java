package io.landfall.quality.alert;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Selects keys: {@code *} stands for any characters, {@code ?} for one, everything else for itself. */
final class Glob {

    private final Pattern pattern;

    Glob(String text) {
        this.pattern =
                Pattern.compile(text.codePoints().mapToObj(Glob::part).collect(Collectors.joining()), Pattern.DOTALL);
    }

    boolean matches(String key) {
        return pattern.matcher(key).matches();
    }

    private static String part(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
