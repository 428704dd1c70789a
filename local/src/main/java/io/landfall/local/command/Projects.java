package io.landfall.local.command;

import io.landfall.project.Installation;
import io.landfall.project.alert.AlertsFile;
import java.nio.file.Path;
import java.util.List;

/** Reads everything a person wrote, so that every command tells the same mistakes in the same words. */
final class Projects {

    private Projects() {}

    /** @throws io.landfall.project.ProjectException listing everything that is wrong, with file, line and column */
    static Installation read(List<Path> directories) {
        Installation read = Installation.read(directories);
        requireAlerts(read);
        return read;
    }

    /**
     * The quality service does not start with mistakes in this file, and says so in its log only.
     *
     * @throws io.landfall.project.ProjectException listing everything that is wrong in {@code alerts.yaml}
     */
    static void requireAlerts(Installation installation) {
        AlertsFile.read(installation.first().directory());
    }
}
