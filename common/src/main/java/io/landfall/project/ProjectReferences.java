package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no schema can see: that the files a project names are there, and that its names name something. */
final class ProjectReferences {

    private static final String FILE = "pipeline.yaml";
    private static final Pattern REPEATABLE =
            Pattern.compile("CREATE\\s+TABLE\\s+IF\\s+NOT\\s+EXISTS", Pattern.CASE_INSENSITIVE);

    private final Project project;
    private final PipelineDefinition pipeline;

    ProjectReferences(Project project) {
        this.project = project;
        this.pipeline = project.pipeline();
    }

    void check(List<ProjectProblem> problems) {
        int before = problems.size();
        unique(problems, "dataset", pipeline.datasets().stream().map(Dataset::name));
        unique(problems, "check", pipeline.checks().stream().map(Check::name));
        pipeline.datasets().forEach(d -> checkDataset(d, problems));
        pipeline.loads().forEach(l -> checkLoad(l, problems));
        pipeline.checks().forEach(c -> requireFile(c.sql(), "check " + c.name(), problems));
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
        load.inputs().stream()
                .filter(input -> pipeline.dataset(input).isEmpty())
                .forEach(input -> problems.add(ProjectProblem.inFile(
                        FILE, name + ": input " + input + " is no dataset; datasets are " + names())));
        boolean needsKey = load.mode() == LoadMode.MERGE || load.mode() == LoadMode.UPDATE;
        if (needsKey && load.key().isEmpty()) {
            problems.add(ProjectProblem.inFile(
                    FILE, name + ": mode " + load.mode().name().toLowerCase() + " needs a key"));
        }
    }

    /** Renders every template once, so that a wrong name is found now and not when the first file lands. */
    private void checkTemplates(List<ProjectProblem> problems) {
        SqlTemplate template = new SqlTemplate(new ProjectRelations(project, dataset -> List.of()));
        Stream.concat(
                        pipeline.loads().stream().map(Load::sql),
                        pipeline.checks().stream().map(Check::sql))
                .distinct()
                .forEach(file -> {
                    try {
                        template.render(project.read(file), SqlTemplate.Variables.NONE);
                    } catch (SqlTemplateException e) {
                        problems.add(new ProjectProblem(file, e.line(), 1, e.getMessage()));
                    }
                });
    }

    private void requireDdl(QualifiedName table, String user, List<ProjectProblem> problems) {
        String file = Project.ddlFile(table);
        requireFile(file, user, problems);
        if (Files.isRegularFile(project.directory().resolve(file))
                && !REPEATABLE.matcher(project.read(file)).find()) {
            problems.add(ProjectProblem.inFile(
                    file, "is run at every start; write CREATE TABLE IF NOT EXISTS so that it can be"));
        }
    }

    private void requireFile(String file, String user, List<ProjectProblem> problems) {
        if (!Files.isRegularFile(project.directory().resolve(file))) {
            problems.add(ProjectProblem.inFile(FILE, user + " needs the file " + file + ", which is missing"));
        }
    }

    private void unique(List<ProjectProblem> problems, String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name))
                .forEach(name -> problems.add(ProjectProblem.inFile(FILE, "two " + what + "s are named " + name)));
    }

    private String names() {
        return String.join(", ", pipeline.datasets().stream().map(Dataset::name).toList());
    }
}
