package io.landfall.loader.plan;

import io.landfall.ledger.StagedBatch;
import io.landfall.project.Load;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.project.SqlTemplate;
import io.landfall.warehouse.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one load does: which of the pipeline's loads run for these batches, in the order of the project, each with its
 * rendered SELECT.
 *
 * @param load id
 */
public record LoadPlan(String load, List<StagedBatch> batches, List<Delta> deltas) {

    /** Loads whose inputs got nothing new are left out. */
    public static LoadPlan of(Project project, String loadId, List<StagedBatch> batches) {
        Map<String, List<QualifiedName>> tables = StagedBatch.tables(batches);
        SqlTemplate template = new SqlTemplate(new ProjectRelations(project, d -> tables.getOrDefault(d, List.of())));
        List<Delta> deltas = new ArrayList<>();
        for (Load load : project.pipeline().loads()) {
            if (load.inputs().stream().anyMatch(tables::containsKey)) {
                String select = template.render(project.read(load.sql()), new SqlTemplate.Variables(loadId));
                deltas.add(Delta.of(deltas.size(), load, select));
            }
        }
        return new LoadPlan(loadId, List.copyOf(batches), List.copyOf(deltas));
    }

    /** Rows staged, by dataset. */
    public Map<String, Long> stagedRows() {
        return batches.stream()
                .map(StagedBatch::announcement)
                .collect(Collectors.groupingBy(b -> b.dataset(), Collectors.summingLong(b -> b.rows())));
    }

    public int files() {
        return batches.stream().mapToInt(b -> b.announcement().files()).sum();
    }
}
