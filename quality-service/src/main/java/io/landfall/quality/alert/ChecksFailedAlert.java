package io.landfall.quality.alert;

import io.landfall.event.AlertRaised;
import io.landfall.event.CheckOutcome;
import io.landfall.event.QualityFailed;
import io.landfall.event.Severity;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.check.Check;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The alert for checks that still fail when all attempts are used up, in words a person can act on. */
public final class ChecksFailedAlert {

    private final String warehouse;
    private final PipelineDefinition pipeline;

    public ChecksFailedAlert(String warehouse, PipelineDefinition pipeline) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
    }

    public AlertRaised of(QualityFailed failed) {
        List<CheckOutcome> failures =
                failed.checks().stream().filter(c -> !c.passed()).toList();
        return new AlertRaised(
                warehouse,
                failed.pipeline(),
                "check",
                failed.pipeline() + "/check",
                Severity.ERROR,
                null,
                failed.run(),
                failures.size() + " of " + failed.checks().size() + " checks fail on pipeline " + failed.pipeline(),
                failures.stream().map(this::evidence).collect(Collectors.joining("; ")),
                "the checks were run " + failed.attempt() + " times with growing pauses",
                "run the SQL of the failing checks, correct the data at its source and drop the files again",
                "docs/runbook/check.md",
                Instant.now(),
                1);
    }

    private String evidence(CheckOutcome failure) {
        String description = pipeline.checks().stream()
                .filter(c -> c.name().equals(failure.check()))
                .map(Check::description)
                .findFirst()
                .orElse("");
        return failure.check() + " found " + failure.observed() + " instead of " + failure.expected() + " ("
                + description + ")";
    }
}
