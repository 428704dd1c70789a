package io.landfall.project.alert;

import io.landfall.project.DefinitionFile;
import io.landfall.project.ProjectException;
import io.landfall.project.ProjectProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code alerts.yaml}, beside the {@code warehouse.yaml} of an installation's first project. */
public final class AlertsFile {

    /** Name of the file. */
    public static final String NAME = "alerts.yaml";

    static final DefinitionFile<AlertsDefinition> FILE = new DefinitionFile<>(
            NAME, AlertsDefinition.class, "/project/alerts.schema.json", List.of(new SinkRules(), new RouteRules()));

    private AlertsFile() {}

    /**
     * When the file was changed last.
     *
     * @param directory of the first project
     * @return the latest time there is where that cannot be known, or there is no such file
     */
    public static Instant changed(Path directory) {
        try {
            return Files.getLastModifiedTime(directory.resolve(NAME)).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    /**
     * Reads the file.
     *
     * @param directory of the first project
     * @return empty where there is no such file
     * @throws ProjectException if anything in it is wrong; it lists all of it, and nothing that may be a secret
     */
    public static Optional<AlertsDefinition> read(Path directory) {
        if (!Files.exists(directory.resolve(NAME))) {
            return Optional.empty();
        }
        List<ProjectProblem> problems = new ArrayList<>();
        Optional<AlertsDefinition> definition = FILE.read(directory, problems);
        if (!problems.isEmpty()) {
            throw new ProjectException(directory, problems);
        }
        return definition;
    }
}
