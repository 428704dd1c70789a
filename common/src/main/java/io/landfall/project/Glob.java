package io.landfall.project;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Selects names and keys: {@code *} stands for any characters, {@code /} among them, {@code ?} for one, everything else for itself. */
public final class Glob {

    private final Pattern pattern;

    /** @param text any text is a pattern */
    public Glob(String text) {
        this.pattern =
                Pattern.compile(text.codePoints().mapToObj(Glob::part).collect(Collectors.joining()), Pattern.DOTALL);
    }

    /** Whether all of the name is selected. */
    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    private static String part(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
