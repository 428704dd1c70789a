package io.landfall.provisioner.service;

import io.landfall.project.Installation;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.failure.ProvisioningException;
import java.nio.file.Path;
import java.util.List;

/** The projects as they are in their folders now: whoever edits warehouse.yaml and provisions means the edited one. */
final class CurrentInstallation {

    private final WarehouseDefinition served;
    private final List<Path> folders;

    /** @param atStart the projects that this process serves */
    CurrentInstallation(Installation atStart, List<Path> folders) {
        this.served = atStart.warehouse();
        this.folders = folders;
    }

    /**
     * Reads the projects.
     *
     * @throws io.landfall.project.ProjectException if one cannot be used as it is now
     * @throws ProvisioningException if they are about another warehouse than the one served
     */
    Installation read() {
        Installation now = Installation.read(folders);
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
