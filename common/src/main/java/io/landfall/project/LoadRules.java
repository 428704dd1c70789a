package io.landfall.project;

import java.util.List;
import java.util.stream.Stream;

/** What the keys of one load must keep to among each other. */
record LoadRules(WrittenDefinition definition, String load) {

    void check() {
        definition.text(load + "/mode").ifPresent(mode -> {
            refuseUnless(
                    mode.equals("merge"),
                    "version",
                    "mode " + mode + " does not compare versions; remove the key, or write mode: merge");
            refuseUnless(
                    mode.equals("scd2"),
                    "history",
                    "mode " + mode + " keeps no history; remove the key, or write mode: scd2");
            if (mode.equals("scd2")) {
                checkHistory();
            }
        });
        checkAfter();
    }

    private void refuseUnless(boolean allowed, String key, String message) {
        if (!allowed && definition.has(load + '/' + key)) {
            definition.refuseKey(load + '/' + key, message);
        }
    }

    private void checkHistory() {
        List<String> key = texts(load + "/key");
        Stream.of("valid_from", "valid_to", "current")
                .map(name -> load + "/history/" + name)
                .forEach(pointer -> definition
                        .text(pointer)
                        .filter(key::contains)
                        .ifPresent(column ->
                                definition.refuse(pointer, "column " + column + " is in the key; choose another one")));
    }

    private void checkAfter() {
        List<String> targets = definition.elements("/loads").stream()
                .flatMap(other -> definition.text(other + "/target").stream())
                .toList();
        for (String after : definition.elements(load + "/after")) {
            definition
                    .text(after)
                    .filter(table -> !targets.contains(table))
                    .ifPresent(table -> definition.refuse(
                            after,
                            table + " is no load's target; write one of " + String.join(", ", targets)
                                    + Suggestion.didYouMean(table, targets)));
        }
    }

    private List<String> texts(String pointer) {
        return definition.elements(pointer).stream()
                .flatMap(element -> definition.text(element).stream())
                .toList();
    }
}
