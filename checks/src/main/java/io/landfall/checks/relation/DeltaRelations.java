package io.landfall.checks.relation;

import io.landfall.checks.CheckSubject;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.StagedRelations;
import io.landfall.project.DeltaSelect;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.project.SqlTemplate;
import io.landfall.warehouse.Columns;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rows a load brings. While it runs, these are its own temporary tables. After it, its SELECT is rendered again over its
 * batches; one that leaves out what its target has already brings nothing then.
 */
final class DeltaRelations {

    private final Handle session;
    private final Project project;
    private final CheckSubject subject;
    private final Map<QualifiedName, String> known;
    private ProjectRelations all;
    private ProjectRelations newest;

    DeltaRelations(Handle session, Project project, CheckSubject subject) {
        this.session = session;
        this.project = project;
        this.subject = subject;
        this.known = new HashMap<>(subject.deltas());
    }

    /** The rows for the target; none where no load of it runs for these batches. */
    String of(QualifiedName target) {
        String relation = known.get(target);
        if (relation == null) {
            relation = rendered(target);
            known.put(target, relation);
        }
        return relation;
    }

    private String rendered(QualifiedName target) {
        Set<String> datasets = StagedBatch.tables(subject.batches()).keySet();
        List<String> selects = project.pipeline().loads().stream()
                .filter(load -> load.target().equals(target))
                .filter(load -> load.inputs().stream().anyMatch(datasets::contains))
                .map(this::select)
                .toList();
        if (selects.isEmpty()) {
            return "(SELECT * FROM " + target.sql() + " WHERE 1 = 0)";
        }
        return selects.size() == 1 ? "(" + selects.get(0) + "\n)" : union(target, selects);
    }

    /** Several loads of one target need not select the same columns; what all of them select is what can be checked. */
    private String union(QualifiedName target, List<String> selects) {
        List<String> columns = new ArrayList<>(Columns.of(session, target.sql()));
        selects.forEach(select -> columns.retainAll(Columns.of(session, "(" + select + "\n) d")));
        String names = columns.stream().map(Identifier::quote).collect(Collectors.joining(", "));
        return selects.stream()
                .map(select -> "SELECT " + names + " FROM (" + select + "\n) d")
                .collect(Collectors.joining("\nUNION ALL ", "(", ")"));
    }

    private String select(Load load) {
        ProjectRelations relations = load.mode() == LoadMode.REPLACE ? newest() : all();
        String select =
                new SqlTemplate(relations).render(project.read(load.sql()), new SqlTemplate.Variables(subject.run()));
        return DeltaSelect.of(load, select);
    }

    private ProjectRelations all() {
        if (all == null) {
            all = StagedRelations.of(session, project, subject.batches());
        }
        return all;
    }

    private ProjectRelations newest() {
        if (newest == null) {
            Set<String> lists = project.pipeline().loads().stream()
                    .filter(load -> load.mode() == LoadMode.REPLACE)
                    .flatMap(load -> load.inputs().stream())
                    .collect(Collectors.toSet());
            newest = StagedRelations.newest(session, project, all(), lists::contains, subject.batches());
        }
        return newest;
    }
}
