package io.landfall.project;

import java.util.Comparator;

/**
 * Something wrong in a project.
 *
 * @param file relative to the project's directory
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1; 0 where the file as a whole is meant
 * @param message what is wrong and what to do
 */
public record ProjectProblem(String file, int line, int column, String message) {

    static final Comparator<ProjectProblem> BY_PLACE =
            Comparator.comparingInt(ProjectProblem::line).thenComparingInt(ProjectProblem::column);

    static ProjectProblem inFile(String file, String message) {
        return new ProjectProblem(file, 0, 0, message);
    }

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ':' + line + ':' + column + ": " + message;
    }
}
