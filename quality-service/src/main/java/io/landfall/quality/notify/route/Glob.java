package io.landfall.quality.notify.route;

import java.util.regex.Pattern;

/** A pattern as in a shell: {@code *} for any text, {@code ?} for one character, and nothing else is special. */
final class Glob {

    private final Pattern pattern;

    Glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
