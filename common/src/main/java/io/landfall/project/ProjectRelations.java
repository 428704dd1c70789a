package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.TableShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The relations of a project over a set of batches: a dataset is the union of its batches' staging tables. */
public final class ProjectRelations implements Relations {

    private final PipelineDefinition pipeline;
    private final Function<String, List<QualifiedName>> batchTables;
    private final Map<QualifiedName, TableShape> shapes;

    /**
     * @param batchTables staging tables of the batches in question, by dataset, oldest first; none makes the dataset empty
     * @param shapes of these tables and of the datasets' templates: a batch may have been staged when the template was another,
     *     and is read as the template is now. A table without shape is read as it is
     */
    public ProjectRelations(
            Project project, Function<String, List<QualifiedName>> batchTables, Map<QualifiedName, TableShape> shapes) {
        this(project.pipeline(), batchTables, shapes);
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

    /**
     * As these, but of each of the datasets only the newest batch, which is what counts where a list replaces the one before.
     *
     * @param outdated staging tables of batches than which a newer one is loaded; such a one is not taken either
     */
    public ProjectRelations newest(Predicate<String> datasets, Set<QualifiedName> outdated) {
        return new ProjectRelations(
                pipeline,
                dataset -> {
                    List<QualifiedName> tables = batchTables.apply(dataset);
                    return tables.isEmpty() || !datasets.test(dataset)
                            ? tables
                            : tables.subList(tables.size() - 1, tables.size()).stream()
                                    .filter(newest -> !outdated.contains(newest))
                                    .toList();
                },
                shapes);
    }

    /** The staging tables of the batches of the dataset. */
    public List<QualifiedName> tables(String dataset) {
        return batchTables.apply(dataset);
    }

    @Override
    public String staging(String dataset) {
        Dataset named = pipeline.dataset(dataset)
                .orElseThrow(
                        () -> new IllegalArgumentException("staging('" + dataset + "'): there is no such dataset"));
        List<QualifiedName> tables = tables(dataset);
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
        return pipeline.target(table)
                .map(QualifiedName::sql)
                .orElseThrow(() -> new IllegalArgumentException("target('" + table + "'): no load has such a target"));
    }
}
