package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.TableShape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The relations of a project over a set of batches: a dataset is the union of its batches' staging tables. */
public final class ProjectRelations implements Relations {

    private final PipelineDefinition pipeline;
    private final Function<String, List<QualifiedName>> batchTables;
    private final Map<QualifiedName, TableShape> shapes;

    /**
     * @param batchTables staging tables of the batches in question, by dataset; none makes the dataset empty
     * @param shapes of these tables and of the datasets' templates: a batch may have been staged when the template was another,
     *     and is read as the template is now. A table without shape is read as it is
     */
    public ProjectRelations(
            Project project, Function<String, List<QualifiedName>> batchTables, Map<QualifiedName, TableShape> shapes) {
        this(project.pipeline(), batchTables, shapes);
    }

    /** As the other, for batches that are all of the shape of their dataset's template. */
    public ProjectRelations(Project project, Function<String, List<QualifiedName>> batchTables) {
        this(project.pipeline(), batchTables, Map.of());
    }

    ProjectRelations(PipelineDefinition pipeline) {
        this(pipeline, dataset -> List.of(), Map.of());
    }

    private ProjectRelations(
            PipelineDefinition pipeline,
            Function<String, List<QualifiedName>> batchTables,
            Map<QualifiedName, TableShape> shapes) {
        this.pipeline = pipeline;
        this.batchTables = batchTables;
        this.shapes = Map.copyOf(shapes);
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
                .map(table -> "SELECT " + columns(table, named.stagingTable()) + " FROM " + table.sql())
                .collect(Collectors.joining("\nUNION ALL ", "(", ")"));
    }

    private String columns(QualifiedName table, QualifiedName template) {
        TableShape shape = shapes.get(table);
        TableShape wanted = shapes.get(template);
        return shape == null || wanted == null ? "*" : shape.selectedAs(wanted);
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
