package io.landfall.quality.alert.rule;

import io.landfall.event.CheckOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** What a check found, over all its tables, in words; masked columns are masked already. */
record CheckEvidence(String run, List<CheckOutcome> outcomes) {

    private static final int MOST_TABLES = 5;

    CheckEvidence {
        outcomes = outcomes.stream().filter(o -> !o.passed()).limit(MOST_TABLES).toList();
    }

    /** In half a sentence. */
    String found() {
        return outcomes.stream()
                .findFirst()
                .map(o -> (o.table() == null ? "" : " on " + o.table()) + ": found " + o.observed() + ", expected "
                        + o.expected())
                .orElse("");
    }

    /** @param description the project's own sentence about the check */
    String inWords(String description) {
        String all = outcomes.stream().map(CheckEvidence::words).collect(Collectors.joining("; "));
        return description == null || description.isBlank() ? all : description.strip() + " " + all;
    }

    String owner() {
        return outcomes.isEmpty() ? null : outcomes.get(0).owner();
    }

    private static String words(CheckOutcome outcome) {
        String table = outcome.table() == null ? "" : outcome.table() + ": ";
        String rows = outcome.failingRows() == null ? "" : ", " + Wording.counted(outcome.failingRows(), "row");
        String samples = outcome.samples().isEmpty()
                ? ""
                : ", such as "
                        + outcome.samples().stream().map(Object::toString).collect(Collectors.joining(" "));
        return "%s%s %s, expected %s%s%s"
                .formatted(
                        table,
                        switch (outcome.status()) {
                            case BROKEN -> "could not be asked:";
                            default -> "found";
                        },
                        outcome.observed(),
                        outcome.expected(),
                        rows,
                        samples);
    }
}
