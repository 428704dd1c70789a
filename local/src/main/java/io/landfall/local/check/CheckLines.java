package io.landfall.local.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.CheckOutcome;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.check.Check;
import io.landfall.project.check.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** From what was announced of checks to what is shown of them, with what the project says about each. */
public final class CheckLines {

    private static final JsonMapper JSON = new JsonMapper();

    private final PipelineDefinition pipeline;

    public CheckLines(PipelineDefinition pipeline) {
        this.pipeline = pipeline;
    }

    /** The outcome as a line. */
    public CheckLine of(CheckOutcome outcome) {
        return new CheckLine(
                outcome.check(),
                outcome.table(),
                CheckEnd.valueOf(outcome.status().name()),
                outcome.severity().name().toLowerCase(Locale.ROOT),
                outcome.observed(),
                outcome.expected(),
                outcome.failingRows(),
                outcome.samples().stream().map(CheckLines::json).toList(),
                outcome.owner(),
                description(outcome.check()));
    }

    /**
     * A line for each check that was asked for and of which nothing was found.
     *
     * @param asked whether the check of a name was asked for
     */
    public List<CheckLine> skipped(List<CheckLine> found, Predicate<String> asked) {
        Set<String> names = found.stream().map(CheckLine::check).collect(Collectors.toSet());
        List<CheckLine> skipped = new ArrayList<>();
        pipeline.checks().stream()
                .filter(check -> asked.test(check.name()) && !names.contains(check.name()))
                .forEach(check -> skipped.add(skipped(check)));
        return skipped;
    }

    private CheckLine skipped(Check check) {
        String reason = check.scope() == Scope.DELTA
                ? "it is about what a load brings, and the batches of the newest load are not there any more"
                : "there was nothing to look at: no load has written its table yet, or its rows are not staged any more";
        String severity = check.severity().name().toLowerCase(Locale.ROOT);
        return new CheckLine(
                check.name(),
                null,
                CheckEnd.SKIPPED,
                severity,
                reason,
                "",
                null,
                List.of(),
                check.owner(),
                check.description());
    }

    /** What the project says about the check of this name; empty where it says nothing. */
    String description(String name) {
        return pipeline.checks().stream()
                .filter(check -> check.name().equals(name) && check.description() != null)
                .map(Check::description)
                .findFirst()
                .orElse("");
    }

    private static String json(Map<String, String> row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts cannot be written as JSON", e);
        }
    }
}
