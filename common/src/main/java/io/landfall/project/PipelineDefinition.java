package io.landfall.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code pipeline.yaml}: what lands, what becomes of it, and what must hold afterwards. */
public record PipelineDefinition(
        String pipeline, List<Dataset> datasets, List<Load> loads, List<Check> checks, Reconciliation reconcile) {

    public PipelineDefinition {
        datasets = List.copyOf(datasets);
        loads = List.copyOf(loads);
        checks = List.copyOf(Objects.requireNonNullElse(checks, List.of()));
        reconcile = Objects.requireNonNullElseGet(reconcile, Reconciliation::standard);
    }

    /** One that is reconciled as others are. */
    public PipelineDefinition(String pipeline, List<Dataset> datasets, List<Load> loads, List<Check> checks) {
        this(pipeline, datasets, loads, checks, null);
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
