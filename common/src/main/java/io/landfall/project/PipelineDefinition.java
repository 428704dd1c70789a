package io.landfall.project;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code pipeline.yaml}: what lands, what becomes of it, and what must hold afterwards. */
public record PipelineDefinition(String pipeline, List<Dataset> datasets, List<Load> loads, List<Check> checks) {

    public PipelineDefinition {
        datasets = List.copyOf(datasets);
        loads = List.copyOf(loads);
        checks = List.copyOf(Objects.requireNonNullElse(checks, List.of()));
    }

    public Optional<Dataset> dataset(String name) {
        return datasets.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    /** The dataset an object belongs to; empty for an object outside every dataset. */
    public Optional<Dataset> datasetOf(String key) {
        return datasets.stream().filter(d -> d.location().matches(key)).findFirst();
    }
}
