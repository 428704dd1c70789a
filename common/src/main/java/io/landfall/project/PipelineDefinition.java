package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.project.check.Check;
import io.landfall.project.check.FailurePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code pipeline.yaml}: what lands, what becomes of it, and what must hold afterwards.
 *
 * @param retention how long batch tables are kept after their load is checked, where a dataset says nothing else; null for
 *     not at all
 * @param onFailure what is done when a check fails that does not say it itself
 * @param freshness how long the pipeline may be silent before somebody is told; null for ever
 */
public record PipelineDefinition(
        String pipeline,
        List<Dataset> datasets,
        List<Load> loads,
        List<Check> checks,
        @JsonDeserialize(using = HumanDuration.class) Duration retention,
        Reconciliation reconcile,
        UndoRule undo,
        FailurePolicy onFailure,
        @JsonDeserialize(using = HumanDuration.class) Duration freshness) {

    public PipelineDefinition {
        datasets = List.copyOf(datasets);
        loads = List.copyOf(loads);
        FailurePolicy policy = Objects.requireNonNullElse(onFailure, FailurePolicy.STANDARD);
        onFailure = policy;
        checks = Objects.requireNonNullElse(checks, List.<Check>of()).stream()
                .map(check -> check.withDefault(policy))
                .toList();
        retention = Objects.requireNonNullElse(retention, Duration.ZERO);
        reconcile = Objects.requireNonNullElseGet(reconcile, Reconciliation::standard);
        undo = Objects.requireNonNullElseGet(undo, UndoRule::standard);
    }

    /** One of which nothing else was said. */
    public PipelineDefinition(String pipeline, List<Dataset> datasets, List<Load> loads, List<Check> checks) {
        this(pipeline, datasets, loads, checks, null, null, null, null, null);
    }

    /** How long each dataset's batch tables are kept after their load is checked. */
    public Map<String, Duration> retentions() {
        return datasets.stream()
                .collect(Collectors.toMap(
                        Dataset::name, d -> Objects.requireNonNullElse(d.retention(), retention), (a, b) -> a));
    }

    public Optional<Dataset> dataset(String name) {
        return datasets.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    /**
     * What the keys of the datasets begin with, in alphabetical order and none the beginning of another; a single empty one where
     * some dataset may be anywhere.
     */
    public List<String> prefixes() {
        return prefixes(Stream.of(this));
    }

    static List<String> prefixes(Stream<PipelineDefinition> pipelines) {
        List<String> prefixes = new ArrayList<>();
        pipelines
                .flatMap(pipeline -> pipeline.datasets().stream())
                .map(dataset -> dataset.location().literalPrefix())
                .sorted()
                .filter(prefix -> prefixes.stream().noneMatch(prefix::startsWith))
                .forEach(prefixes::add);
        return prefixes;
    }

    /** The dataset an object belongs to; empty for an object outside every dataset. */
    public Optional<Dataset> datasetOf(String key) {
        return datasets.stream().filter(d -> d.location().matches(key)).findFirst();
    }
}
