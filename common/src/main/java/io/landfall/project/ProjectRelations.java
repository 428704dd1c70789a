package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The relations of a project over a set of batches: a dataset is the union of its batches' staging tables. */
public final class ProjectRelations implements Relations {

    private final PipelineDefinition pipeline;
    private final Function<String, List<QualifiedName>> batchTables;

    /** @param batchTables staging tables of the batches in question, by dataset; none makes the dataset empty */
    public ProjectRelations(Project project, Function<String, List<QualifiedName>> batchTables) {
        this(project.pipeline(), batchTables);
    }

    ProjectRelations(PipelineDefinition pipeline, Function<String, List<QualifiedName>> batchTables) {
        this.pipeline = pipeline;
        this.batchTables = batchTables;
    }

    @Override
    public String staging(String dataset) {
        Dataset named = pipeline.dataset(dataset)
                .orElseThrow(
                        () -> new IllegalArgumentException("staging('" + dataset + "'): there is no such dataset"));
        List<QualifiedName> tables = batchTables.apply(dataset);
        if (tables.isEmpty()) {
            // The template has the columns and never a row.
            return named.stagingTable().sql();
        }
        return tables.stream()
                .map(table -> "SELECT * FROM " + table.sql())
                .collect(Collectors.joining("\nUNION ALL ", "(", ")"));
    }

    @Override
    public String target(String table) {
        return pipeline.loads().stream()
                .map(Load::target)
                .filter(t -> t.name().equals(table) || t.toString().equals(table))
                .findFirst()
                .map(QualifiedName::sql)
                .orElseThrow(() -> new IllegalArgumentException("target('" + table + "'): no load has such a target"));
    }
}
