package io.landfall.local.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the checks of one pipeline found.
 *
 * @param run id of the run, by which its results are kept in {@code landfall.check_result}
 * @param at when it was asked for
 * @param took until it was answered
 * @param lines one for each check and table, those that need attention first
 * @param complete whether {@code lines} has all of them; a run's event has room for some hundred, the warehouse for all
 */
public record PipelineChecks(
        String pipeline, String run, Instant at, Duration took, List<CheckLine> lines, boolean complete) {

    private static final Comparator<CheckLine> WORST_FIRST = Comparator.comparing(CheckLine::end)
            .thenComparing(CheckLine::check)
            .thenComparing(CheckLine::table, Comparator.nullsFirst(Comparator.naturalOrder()));

    public PipelineChecks {
        lines = lines.stream().sorted(WORST_FIRST).toList();
    }

    /** How many ended so. */
    public int count(CheckEnd end) {
        return (int) lines.stream().filter(line -> line.end() == end).count();
    }

    /** Whether none failed and none is broken. */
    public boolean passed() {
        return lines.stream().noneMatch(line -> line.end().bad());
    }
}
