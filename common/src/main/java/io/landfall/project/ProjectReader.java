package io.landfall.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a project and says everything that is wrong with it, with file, line and column. */
public final class ProjectReader {

    static final DefinitionFile<WarehouseDefinition> WAREHOUSE = new DefinitionFile<>(
            "warehouse.yaml", WarehouseDefinition.class, "/project/warehouse.schema.json", WarehouseRules.ALL);
    static final DefinitionFile<PipelineDefinition> PIPELINE = new DefinitionFile<>(
            "pipeline.yaml", PipelineDefinition.class, "/project/pipeline.schema.json", PipelineRules.ALL);

    private ProjectReader() {}

    /**
     * @param directory holds {@code warehouse.yaml} and {@code pipeline.yaml}
     * @throws ProjectException if anything is missing or wrong; it lists all of it
     */
    public static Project read(Path directory) {
        return read(directory, problems -> WAREHOUSE.read(directory, problems));
    }

    /**
     * Reads a project that shares the warehouse of another; its own {@code warehouse.yaml}, if it has one, is for running it
     * alone.
     *
     * @throws ProjectException if anything is missing or wrong; it lists all of it
     */
    public static Project read(Path directory, WarehouseDefinition warehouse) {
        return read(directory, problems -> Optional.of(warehouse));
    }

    private static Project read(
            Path directory, Function<List<ProjectProblem>, Optional<WarehouseDefinition>> warehouseReader) {
        List<ProjectProblem> problems = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            problems.add(ProjectProblem.inFile(directory.toString(), "is not a folder; name one that holds a project"));
            throw new ProjectException(directory, problems);
        }
        Optional<WarehouseDefinition> warehouse = warehouseReader.apply(problems);
        Optional<PipelineDefinition> pipeline = PIPELINE.read(
                directory,
                List.of(new CheckColumns(directory), new SqlCheckFiles(directory), new WholeTableRules(directory)),
                problems);
        pipeline.ifPresent(p -> new ProjectReferences(directory, p).check(problems));
        warehouse.ifPresent(w -> pipeline.ifPresent(p -> NotificationPrefixes.check(w, p, problems)));
        if (!problems.isEmpty()) {
            throw new ProjectException(directory, problems);
        }
        PipelineDefinition named = new SqlCheckTables(directory, pipeline.orElseThrow()).named();
        return new Project(directory.toAbsolutePath().normalize(), warehouse.orElseThrow(), named);
    }
}
