package io.landfall.loader.merge;

import io.landfall.ledger.Ledger;
import io.landfall.project.Load;
import io.landfall.project.Project;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What loading needs in the warehouse: the ledger, the fence, and the target tables of the project. */
public final class TargetSchema {

    private final Project project;

    public TargetSchema(Project project) {
        this.project = project;
    }

    /** Creates what is missing. */
    public void create(Warehouse warehouse) throws Exception {
        warehouse.run(session -> {
            Ledger.create(session);
            Ledger.loadFence(project.pipeline().pipeline()).create(session);
            for (QualifiedName target : project.pipeline().loads().stream()
                    .map(Load::target)
                    .collect(Collectors.toCollection(TreeSet::new))) {
                session.execute("CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(target.schema()));
                session.execute(project.ddl(target));
            }
            return null;
        });
    }
}
