package io.landfall.local.request;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Selects names as the services do: {@code *} stands for any characters, {@code ?} for one, everything else for itself. */
public final class Glob {

    private final Pattern pattern;

    public Glob(String text) {
        pattern = Pattern.compile(text.codePoints().mapToObj(Glob::part).collect(Collectors.joining()), Pattern.DOTALL);
    }

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
