package io.landfall.project;

import io.landfall.project.check.Check;
import io.landfall.project.check.SqlTest;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.DeclaredTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What no file can show alone: that the files a project names are there, and that its SQL names something. */
final class ProjectReferences {

    private static final String FILE = "pipeline.yaml";

    private final Path directory;
    private final PipelineDefinition pipeline;

    ProjectReferences(Path directory, PipelineDefinition pipeline) {
        this.directory = directory;
        this.pipeline = pipeline;
    }

    void check(List<ProjectProblem> problems) {
        int before = problems.size();
        pipeline.datasets().forEach(d -> checkDataset(d, problems));
        pipeline.loads().forEach(l -> checkLoad(l, problems));
        LoadOrder.circle(pipeline.loads())
                .ifPresent(circle -> problems.add(ProjectProblem.inFile(
                        FILE, "loads wait for each other: " + circle + "; take one of them out of after:")));
        pipeline.checks().forEach(c -> files(c).forEach(file -> requireFile(file, "check " + c.name(), problems)));
        if (problems.size() == before) {
            checkTemplates(problems);
        }
    }

    private void checkDataset(Dataset dataset, List<ProjectProblem> problems) {
        requireDdl(dataset.stagingTable(), "dataset " + dataset.name(), problems);
        if (dataset.format().jsonpaths() != null) {
            requireFile(dataset.format().jsonpaths(), "dataset " + dataset.name(), problems);
        }
    }

    private void checkLoad(Load load, List<ProjectProblem> problems) {
        String name = "load of " + load.target();
        requireDdl(load.target(), name, problems);
        requireFile(load.sql(), name, problems);
    }

    /** Renders every template once, so that a wrong name is found now and not when the first file lands. */
    private void checkTemplates(List<ProjectProblem> problems) {
        SqlTemplate template = new SqlTemplate(new ProjectRelations(pipeline));
        Stream.concat(
                        pipeline.loads().stream().map(Load::sql),
                        pipeline.checks().stream().flatMap(c -> files(c).stream()))
                .distinct()
                .forEach(file -> {
                    try {
                        template.render(read(file), SqlTemplate.Variables.NONE);
                    } catch (SqlTemplateException e) {
                        problems.add(new ProjectProblem(file, e.line(), 1, e.getMessage()));
                    }
                });
    }

    private static List<String> files(Check check) {
        return check.test() instanceof SqlTest test ? test.files() : List.of();
    }

    private void requireDdl(QualifiedName table, String user, List<ProjectProblem> problems) {
        String file = Project.ddlFile(table);
        requireFile(file, user, problems);
        if (Files.isRegularFile(directory.resolve(file))) {
            try {
                new DeclaredTable(table, file, read(file));
            } catch (IllegalArgumentException e) {
                problems.add(ProjectProblem.inFile(file, e.getMessage()));
            }
        }
    }

    private void requireFile(String file, String user, List<ProjectProblem> problems) {
        if (!Files.isRegularFile(directory.resolve(file))) {
            problems.add(ProjectProblem.inFile(FILE, user + " needs the file " + file + ", which is missing"));
        }
    }

    private String read(String file) {
        return Project.read(directory, file);
    }
}
