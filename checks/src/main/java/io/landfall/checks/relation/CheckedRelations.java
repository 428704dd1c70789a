package io.landfall.checks.relation;

import io.landfall.checks.CheckSubject;
import io.landfall.ledger.StagedRelations;
import io.landfall.project.Dataset;
import io.landfall.project.Load;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.project.Relations;
import io.landfall.project.SqlTemplate;
import io.landfall.project.check.Scope;
import io.landfall.warehouse.QualifiedName;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The relations checks are asked of, as they stand after FROM. A target is its table or the rows the load brings, by the scope
 * of the check; a staging table is the batches of the load, of which a list that replaces the one before counts as its newest.
 * What needs the ledger or the catalog is asked once, when a check needs it.
 */
public final class CheckedRelations {

    private final Handle session;
    private final Project project;
    private final CheckSubject subject;
    private final DeltaRelations deltas;
    private ProjectRelations counting;

    public CheckedRelations(Handle session, Project project, CheckSubject subject) {
        this.session = session;
        this.project = project;
        this.subject = subject;
        this.deltas = new DeltaRelations(session, project, subject);
    }

    /** The rows of the table that are in the scope. */
    public String of(QualifiedName table, Scope scope) {
        Optional<Dataset> dataset = staging(project, table);
        if (dataset.isPresent()) {
            return staged(dataset.get().name());
        }
        return scope == Scope.TABLE ? table.sql() : deltas.of(table);
    }

    /** The batches of a dataset. */
    public String staged(String dataset) {
        return counting().staging(dataset);
    }

    /** A SELECT of the project; its targets are as the scope says. */
    public String rendered(String file, Scope scope) {
        return new SqlTemplate(names(scope)).render(project.read(file), new SqlTemplate.Variables(subject.run()));
    }

    /** The dataset whose staging table it is; empty for a target. */
    public static Optional<Dataset> staging(Project project, QualifiedName table) {
        boolean isTarget = project.pipeline().loads().stream().map(Load::target).anyMatch(table::equals);
        return project.pipeline().datasets().stream()
                .filter(dataset -> !isTarget && dataset.stagingTable().equals(table))
                .findFirst();
    }

    private ProjectRelations counting() {
        if (counting == null) {
            counting = StagedRelations.counting(session, project, subject.batches());
        }
        return counting;
    }

    private Relations names(Scope scope) {
        return new Relations() {
            @Override
            public String staging(String dataset) {
                return staged(dataset);
            }

            @Override
            public String target(String table) {
                QualifiedName target = project.pipeline()
                        .target(table)
                        .orElseThrow(() ->
                                new IllegalArgumentException("target('" + table + "'): no load has such a target"));
                return scope == Scope.TABLE ? target.sql() : deltas.of(target);
            }
        };
    }
}
