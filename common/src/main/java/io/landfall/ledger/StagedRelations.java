package io.landfall.ledger;

import io.landfall.project.Dataset;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.TableShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The relations of a project over staged batches, each batch read as its dataset's template is now. */
public final class StagedRelations {

    private StagedRelations() {}

    /** Asks the catalog once how the batches' tables look. */
    public static ProjectRelations of(Handle session, Project project, List<StagedBatch> batches) {
        Map<String, List<QualifiedName>> tables = StagedBatch.tables(batches);
        Map<QualifiedName, TableShape> shapes = TableShape.read(
                session,
                Stream.concat(
                                project.pipeline().datasets().stream()
                                        .filter(d -> tables.containsKey(d.name()))
                                        .map(Dataset::stagingTable),
                                tables.values().stream().flatMap(List::stream))
                        .toList());
        return new ProjectRelations(project, dataset -> tables.getOrDefault(dataset, List.of()), shapes);
    }

    /** As {@link #of}, for checks: a dataset that feeds nothing but replaced tables is its newest batch, as it is to these. */
    public static ProjectRelations counting(Handle session, Project project, List<StagedBatch> batches) {
        Set<String> lists = project.pipeline().datasets().stream()
                .map(Dataset::name)
                .filter(dataset -> replacesOnly(project, dataset))
                .collect(Collectors.toSet());
        return newest(session, project, of(session, project, batches), lists::contains, batches);
    }

    /** The relations with, of each of the datasets, the newest batch only, and without it where a newer one is loaded. */
    public static ProjectRelations newest(
            Handle session,
            Project project,
            ProjectRelations relations,
            Predicate<String> datasets,
            List<StagedBatch> batches) {
        Map<String, QualifiedName> tables = batches.stream()
                .map(StagedBatch::announcement)
                .filter(batch -> datasets.test(batch.dataset()))
                .collect(Collectors.toMap(b -> b.batch(), b -> QualifiedName.parse(b.stagingTable())));
        String pipeline = project.pipeline().pipeline();
        return relations.newest(
                datasets,
                new BatchLedger(pipeline)
                        .outdated(session, tables.keySet()).stream()
                                .map(tables::get)
                                .collect(Collectors.toSet()));
    }

    private static boolean replacesOnly(Project project, String dataset) {
        List<Load> loads = project.pipeline().loads().stream()
                .filter(load -> load.inputs().contains(dataset))
                .toList();
        return !loads.isEmpty() && loads.stream().allMatch(load -> load.mode() == LoadMode.REPLACE);
    }
}
