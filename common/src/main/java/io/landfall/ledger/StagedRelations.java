package io.landfall.ledger;

import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.TableShape;
import java.util.List;
import java.util.Map;
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
}
