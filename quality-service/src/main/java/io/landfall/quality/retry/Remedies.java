package io.landfall.quality.retry;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.check.Check;
import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the project says is to be done about failing checks: the strongest of what it says about each of them. */
final class Remedies {

    private final Map<String, Check> checks;

    Remedies(PipelineDefinition pipeline) {
        this.checks = pipeline.checks().stream().collect(Collectors.toMap(Check::name, Function.identity()));
    }

    /** A check the project does not know any more says nothing; where none is known a person is told. */
    Remedy of(Occasion occasion, Collection<CheckOutcome> failures) {
        return failures.stream()
                .map(failure -> of(occasion, failure))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Remedy::action))
                .orElse(Remedy.ALERT);
    }

    private Optional<Remedy> of(Occasion occasion, CheckOutcome failure) {
        return Optional.ofNullable(checks.get(failure.check()))
                .map(Check::onFailure)
                .map(policy -> new Remedy(action(occasion, failure.status(), policy), policy));
    }

    /**
     * A broken check found out nothing about the data, and one on a schedule is about no load: there is nothing to load again
     * or to set aside, but it may pass later.
     */
    private static FailureAction action(Occasion occasion, CheckStatus status, FailurePolicy policy) {
        boolean isAboutBatches = status != CheckStatus.BROKEN && occasion != Occasion.SCHEDULE;
        return isAboutBatches || policy.action() == FailureAction.ALERT ? policy.action() : FailureAction.RECHECK;
    }
}
