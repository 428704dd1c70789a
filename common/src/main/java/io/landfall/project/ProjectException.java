package io.landfall.project;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A project cannot be used as it is. Carries everything found wrong, not only the first. */
public final class ProjectException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<ProjectProblem> problems;

    /** @param problems at least one */
    public ProjectException(Path directory, List<ProjectProblem> problems) {
        super(problems.stream()
                .map(ProjectProblem::toString)
                .collect(Collectors.joining("\n  ", "project " + directory + " cannot be used:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    public List<ProjectProblem> problems() {
        return problems;
    }
}
