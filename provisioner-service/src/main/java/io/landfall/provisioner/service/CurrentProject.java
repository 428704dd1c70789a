package io.landfall.provisioner.service;

import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.failure.ProvisioningException;
import java.nio.file.Path;

/** The project as it is in its folder now: whoever edits warehouse.yaml and provisions means the edited one. */
final class CurrentProject {

    private final WarehouseDefinition served;
    private final Path folder;

    /** @param atStart the project that this process serves */
    CurrentProject(Project atStart, Path folder) {
        this.served = atStart.warehouse();
        this.folder = folder;
    }

    /**
     * Reads the project.
     *
     * @throws io.landfall.project.ProjectException if it cannot be used as it is now
     * @throws ProvisioningException if it is about another warehouse than the one served
     */
    Project read() {
        Project now = ProjectReader.read(folder);
        requireSame("warehouse", served.warehouse(), now.warehouse().warehouse());
        requireSame("region", served.region(), now.warehouse().region());
        return now;
    }

    private static void requireSame(String key, String atStart, String now) {
        if (!atStart.equals(now)) {
            throw new ProvisioningException(
                    "warehouse.yaml now says %s: %s, and the services were started with %s; start them again"
                            .formatted(key, now, atStart));
        }
    }
}
