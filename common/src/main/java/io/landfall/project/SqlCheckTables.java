package io.landfall.project;

import io.landfall.project.check.SqlTest;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which tables the checks of a project are about that are SELECTs and do not say it themselves: those their SQL names. */
final class SqlCheckTables {

    private final Path directory;
    private final PipelineDefinition pipeline;

    SqlCheckTables(Path directory, PipelineDefinition pipeline) {
        this.directory = directory;
        this.pipeline = pipeline;
    }

    /** The same pipeline, with the tables of each check. */
    PipelineDefinition named() {
        return pipeline.withChecks(pipeline.checks().stream()
                .map(check -> check.tables().isEmpty() && check.test() instanceof SqlTest test
                        ? check.withTables(tables(test))
                        : check)
                .toList());
    }

    /** @throws SqlTemplateException if a file of the check is no template */
    private List<QualifiedName> tables(SqlTest test) {
        Listening relations = new Listening(pipeline, new LinkedHashSet<>());
        SqlTemplate template = new SqlTemplate(relations);
        test.files().forEach(file -> template.render(Project.read(directory, file), SqlTemplate.Variables.NONE));
        return List.copyOf(relations.named());
    }

    /** Remembers what it was asked for. */
    private record Listening(PipelineDefinition pipeline, Set<QualifiedName> named) implements Relations {

        @Override
        public String staging(String dataset) {
            pipeline.dataset(dataset).map(Dataset::stagingTable).ifPresent(named::add);
            return new ProjectRelations(pipeline).staging(dataset);
        }

        @Override
        public String target(String table) {
            pipeline.target(table).ifPresent(named::add);
            return new ProjectRelations(pipeline).target(table);
        }
    }
}
