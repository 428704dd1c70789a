package io.landfall.quality.check;

import io.landfall.project.Glob;
import io.landfall.project.Suggestion;
import io.landfall.project.check.Check;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The checks somebody means: by name, or by a name with {@code *} for any letters and {@code ?} for any one. */
final class CheckSelection {

    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    private final List<Check> all;
    private final List<String> wanted;

    /** @param wanted null for all checks */
    CheckSelection(List<Check> all, List<String> wanted) {
        this.all = all;
        this.wanted = wanted == null || wanted.isEmpty() ? List.of("*") : wanted;
    }

    /** In the order of the project. */
    List<Check> checks() {
        return all.stream()
                .filter(check -> wanted.stream().anyMatch(w -> matches(w, check.name())))
                .toList();
    }

    /** What is wrong with it, for a person; empty where all that is wanted is there. */
    String problem() {
        List<String> names = all.stream().map(Check::name).toList();
        if (names.isEmpty()) {
            return "the pipeline has no checks";
        }
        return wanted.stream()
                .filter(w -> names.stream().noneMatch(name -> matches(w, name)))
                .map(w -> "no check " + (WILDCARD.matcher(w).find() ? "matches " + w : "is called " + w)
                        + Suggestion.didYouMean(w, names))
                .collect(Collectors.joining("; "));
    }

    private static boolean matches(String wanted, String name) {
        return new Glob(wanted).matches(name);
    }
}
