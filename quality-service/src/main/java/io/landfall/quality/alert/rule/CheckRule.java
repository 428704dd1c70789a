package io.landfall.quality.alert.rule;

import io.landfall.event.AlertRaised;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.LoadUndone;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.Severity;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.check.Check;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Problem;
import io.landfall.quality.alert.ProblemBuilder;
import io.landfall.quality.alert.RecentKeys;
import io.landfall.quality.alert.Rule;
import io.landfall.warehouse.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks that fail when nothing more is tried, and checks that warn, one alert for each check. Over when any run has it passed,
 * of a gate any load, when the load it was about is undone, or when the project has no such check any more.
 */
final class CheckRule implements Rule {

    private static final AlertKind KIND = AlertKind.CHECK;
    private static final int MOST_REMEMBERED = 2_000;

    private final Map<String, PipelineDefinition> pipelines;
    private final Map<String, CheckEvidence> found = new RecentKeys<>(MOST_REMEMBERED);

    CheckRule(Collection<PipelineDefinition> pipelines) {
        this.pipelines = pipelines.stream().collect(Collectors.toMap(PipelineDefinition::pipeline, p -> p));
    }

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof QualityOutcome outcome) {
            Map<String, List<CheckOutcome>> checks =
                    outcome.checks().stream().collect(Collectors.groupingBy(CheckOutcome::check));
            checks.forEach((check, outcomes) -> consider(fact, outcome, check, outcomes, decisions));
            clearUnlisted(fact, outcome, checks.keySet(), decisions);
        } else if (fact.event() instanceof RetriesExhausted exhausted) {
            exhausted.checks().forEach(check -> decisions.raise(failed(fact, exhausted, check)));
        } else if (fact.event() instanceof LoadUndone undone) {
            decisions.open(KIND, undone.pipeline()).stream()
                    .filter(alert -> alert.subject().equals(undone.load()))
                    .forEach(alert -> decisions.clear(alert.key(), fact.at(), "load " + undone.load() + " is undone"));
        }
    }

    private void consider(
            Fact fact, QualityOutcome outcome, String check, List<CheckOutcome> outcomes, AlertDecisions decisions) {
        String key = KIND.key(outcome.pipeline(), check);
        if (outcomes.stream().allMatch(CheckOutcome::passed)) {
            if (saysItIsOver(outcome, check)) {
                decisions.clear(key, fact.at(), passed(outcome));
            }
            return;
        }
        CheckEvidence evidence = new CheckEvidence(outcome.run(), outcomes);
        found.put(key, evidence);
        if (outcomes.stream().noneMatch(o -> o.status().isFailure())) {
            decisions.raise(warned(fact, outcome, check, evidence));
        }
    }

    /** The tables as they are may be right while a gate keeps rows from them that are not: only a load that it lets pass is over. */
    private boolean saysItIsOver(QualityOutcome outcome, String check) {
        return outcome.occasion() == Occasion.GATE
                || defined(outcome.pipeline(), check)
                        .filter(c -> c.gate() && c.severity() != Severity.WARN)
                        .isEmpty();
    }

    private Optional<Check> defined(String pipeline, String check) {
        return Optional.ofNullable(pipelines.get(pipeline)).stream()
                .flatMap(p -> p.checks().stream())
                .filter(c -> c.name().equals(check))
                .findFirst();
    }

    /**
     * An event has room for so many outcomes, those that passed last: what a run of everything does not list has passed.
     */
    private void clearUnlisted(Fact fact, QualityOutcome outcome, Collection<String> listed, AlertDecisions decisions) {
        PipelineDefinition pipeline = pipelines.get(outcome.pipeline());
        if (pipeline == null) {
            return;
        }
        Map<String, Check> known = pipeline.checks().stream().collect(Collectors.toMap(Check::name, c -> c));
        boolean isCut = outcome.counts().checks() > outcome.checks().size();
        boolean isEverything = outcome.counts().checks() >= known.size();
        boolean onlyPassedAreCut = outcome.checks().stream()
                        .filter(o -> o.status() != CheckStatus.PASSED)
                        .count()
                == outcome.counts().checks() - outcome.counts().passed();
        for (AlertRaised open : decisions.open(KIND, outcome.pipeline())) {
            String check = open.key().substring(KIND.key(outcome.pipeline(), "").length());
            if (!known.containsKey(check)) {
                decisions.clear(open.key(), fact.at(), "the project has no check of this name any more");
            } else if (!listed.contains(check)
                    && isCut
                    && isEverything
                    && onlyPassedAreCut
                    && saysItIsOver(outcome, check)) {
                decisions.clear(open.key(), fact.at(), passed(outcome));
            }
        }
    }

    private static String passed(QualityOutcome outcome) {
        return "it passed, in run " + outcome.run();
    }

    private Problem warned(Fact fact, QualityOutcome outcome, String check, CheckEvidence evidence) {
        return problem(fact, outcome.pipeline(), outcome.run(), check, evidence)
                .severity(Severity.WARN)
                .summary("check %s of pipeline %s warns%s".formatted(check, outcome.pipeline(), evidence.found()))
                .tried("nothing: a check of severity warn holds nothing back")
                .build();
    }

    private Problem failed(Fact fact, RetriesExhausted exhausted, String check) {
        CheckEvidence evidence = Optional.ofNullable(found.get(KIND.key(exhausted.pipeline(), check)))
                .filter(known -> known.run().equals(exhausted.run()))
                .orElse(new CheckEvidence(exhausted.run(), List.of()));
        return problem(fact, exhausted.pipeline(), exhausted.run(), check, evidence)
                .summary("check %s of pipeline %s fails%s%s"
                        .formatted(
                                check,
                                exhausted.pipeline(),
                                exhausted.occasion() == Occasion.GATE ? " and holds back the load" : "",
                                evidence.found()))
                .tried(tried(exhausted))
                .build();
    }

    private static String tried(RetriesExhausted exhausted) {
        String attempts = "asked " + Wording.counted(exhausted.attempt(), "time");
        String action = exhausted.action() == null
                ? ""
                : ", with " + exhausted.action().name().toLowerCase(Locale.ROOT) + " in between";
        return attempts + action + "; " + exhausted.reason();
    }

    private ProblemBuilder problem(Fact fact, String pipeline, String run, String check, CheckEvidence evidence) {
        Optional<Check> defined = defined(pipeline, check);
        String words = evidence.inWords(defined.map(Check::description).orElse(""));
        return fact.problem(KIND, KIND.key(pipeline, check))
                .pipeline(pipeline)
                .owner(Optional.ofNullable(evidence.owner())
                        .or(() -> defined.map(Check::owner))
                        .orElse(null))
                .subject(run)
                .evidence(words.isEmpty() ? "see landfall.check_result of run " + run : words)
                .action("./landfall sql \"SELECT table_name, failing_row FROM landfall.check_failures WHERE run = "
                        + Identifier.literal(run) + " AND check_name = " + Identifier.literal(check)
                        + "\"; correct the data at its source, then: ./landfall check --pipeline " + pipeline
                        + " --select " + check);
    }
}
