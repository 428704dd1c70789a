package io.landfall.stager.copy;

import io.landfall.ledger.Ledger;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.Warehouse;

/** What staging needs in the warehouse: the ledger, the fences, and the template of every dataset's staging tables. */
public final class StagingSchema {

    private final Project project;

    public StagingSchema(Project project) {
        this.project = project;
    }

    /** Creates what is missing. */
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
    }
}
