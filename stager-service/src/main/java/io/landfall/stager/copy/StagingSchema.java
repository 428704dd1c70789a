package io.landfall.stager.copy;

import io.landfall.ledger.Ledger;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.table.DeclaredTables;
import io.landfall.warehouse.table.SchemaRefusedException;
import java.util.List;

/** What staging needs in the warehouse: the ledger, the fences, and the template of every dataset's staging tables. */
public final class StagingSchema {

    private final Project project;

    public StagingSchema(Project project) {
        this.project = project;
    }

    /**
     * Creates what is missing, and templates anew that are not as the project declares them: they never hold a row. Batches
     * that are staged keep the columns they were staged with.
     *
     * @throws SchemaRefusedException if somebody put rows into such a template
     */
    public void create(Warehouse warehouse) throws Exception {
        warehouse.run(session -> {
            Ledger.create(session);
            for (Dataset dataset : project.pipeline().datasets()) {
                Ledger.stagingFence(project.pipeline().pipeline(), dataset.name())
                        .create(session);
                session.execute("CREATE SCHEMA IF NOT EXISTS "
                        + Identifier.quote(dataset.stagingTable().schema()));
                session.execute(project.ddl(dataset.stagingTable()));
            }
            return null;
        });
        for (Dataset dataset : project.pipeline().datasets()) {
            new DeclaredTables(List.of(project.declared(dataset.stagingTable())))
                    .exchange(warehouse, Ledger.stagingFence(project.pipeline().pipeline(), dataset.name()));
        }
    }
}
