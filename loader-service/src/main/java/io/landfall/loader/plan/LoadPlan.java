package io.landfall.loader.plan;

import io.landfall.ledger.StagedBatch;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.LoadOrder;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.project.Relations;
import io.landfall.project.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one load does: which of the pipeline's loads run for these batches, in the order of {@link LoadOrder}, each with its
 * rendered SELECT.
 *
 * @param load id
 */
public record LoadPlan(String load, List<StagedBatch> batches, List<Delta> deltas) {

    /**
     * Loads whose inputs got nothing new are left out.
     *
     * @param newest the relations of loads of mode replace: of each dataset the newest batch, unless a newer one is loaded
     */
    public static LoadPlan of(
            Project project, Relations relations, ProjectRelations newest, String loadId, List<StagedBatch> batches) {
        Set<String> datasets = StagedBatch.tables(batches).keySet();
        SqlTemplate template = new SqlTemplate(relations);
        List<Delta> deltas = new ArrayList<>();
        for (Load load : LoadOrder.of(project.pipeline().loads())) {
            if (load.inputs().stream().anyMatch(datasets::contains)) {
                SqlTemplate.Variables variables = new SqlTemplate.Variables(loadId);
                ReadRelations lists = new ReadRelations(newest);
                String select = load.mode() == LoadMode.REPLACE
                        ? new SqlTemplate(lists).render(project.read(load.sql()), variables)
                        : template.render(project.read(load.sql()), variables);
                deltas.add(Delta.of(deltas.size(), load, select, lists.of(load, batches)));
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
