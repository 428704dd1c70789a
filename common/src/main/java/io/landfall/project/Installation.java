package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The projects that are served together: one warehouse, with its bucket and its notifications, and a pipeline of each
 * project. Whoever reads notifications has to know every pipeline, or a file of one would look misplaced to another.
 *
 * @param warehouse as the first project's {@code warehouse.yaml} says
 * @param projects at least one; each has this warehouse
 */
public record Installation(WarehouseDefinition warehouse, List<Project> projects) {

    public Installation {
        projects = List.copyOf(projects);
        if (projects.isEmpty()) {
            throw new IllegalArgumentException("an installation has at least one project");
        }
    }

    /** One project alone. */
    public static Installation of(Project project) {
        return new Installation(project.warehouse(), List.of(project));
    }

    /**
     * Reads the projects. Only the first needs a {@code warehouse.yaml}; those of the others are not used.
     *
     * @throws ProjectException if any is wrong, or two of them would write the same
     */
    public static Installation read(List<Path> directories) {
        Project first = ProjectReader.read(directories.get(0));
        List<Project> projects = new ArrayList<>(List.of(first));
        for (Path further : directories.subList(1, directories.size())) {
            projects.add(ProjectReader.read(further, first.warehouse()));
        }
        requireApart(projects);
        return new Installation(first.warehouse(), projects);
    }

    /** The project that is run alone, or comes first. */
    public Project first() {
        return projects.get(0);
    }

    public List<Path> directories() {
        return projects.stream().map(Project::directory).toList();
    }

    public List<PipelineDefinition> pipelines() {
        return projects.stream().map(Project::pipeline).toList();
    }

    /** What the keys of all datasets begin with, as {@link PipelineDefinition#prefixes()}. */
    public List<String> prefixes() {
        return PipelineDefinition.prefixes(pipelines().stream());
    }

    private static void requireApart(List<Project> projects) {
        Map<QualifiedName, Project> tables = new HashMap<>();
        Set<String> pipelines = new HashSet<>();
        for (Project project : projects) {
            List<ProjectProblem> problems = new ArrayList<>();
            String name = project.pipeline().pipeline();
            if (!pipelines.add(name)) {
                problems.add(problem("another project's pipeline is called " + name + " too; rename one"));
            }
            for (QualifiedName table : tables(project.pipeline())) {
                Project other = tables.putIfAbsent(table, project);
                if (other != null) {
                    problems.add(problem("pipeline " + other.pipeline().pipeline() + " writes " + table
                            + " too, and a table has one writer; rename one"));
                }
            }
            if (!problems.isEmpty()) {
                throw new ProjectException(project.directory(), problems);
            }
        }
    }

    private static ProjectProblem problem(String message) {
        return ProjectProblem.inFile("pipeline.yaml", message);
    }

    private static Set<QualifiedName> tables(PipelineDefinition pipeline) {
        Set<QualifiedName> tables = new TreeSet<>();
        Stream.concat(
                        pipeline.datasets().stream().map(Dataset::stagingTable),
                        pipeline.loads().stream().map(Load::target))
                .forEach(tables::add);
        return tables;
    }
}
