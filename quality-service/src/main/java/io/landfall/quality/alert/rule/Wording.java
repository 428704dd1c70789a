package io.landfall.quality.alert.rule;

import java.util.Collection;
import java.util.stream.Collectors;

/** Small words that several rules need. */
final class Wording {

    private static final int MOST_NAMED = 5;

    private Wording() {}

    /** {@code 1 file}, {@code 2 files}. */
    static String counted(long number, String thing) {
        return number + " " + (number == 1 ? thing : thing.endsWith("ch") ? thing + "es" : thing + "s");
    }

    /** The first of them. */
    static String some(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? first + ", …" : first;
    }
}
