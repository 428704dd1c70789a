package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.DeclaredColumns;
import io.landfall.warehouse.table.DeclaredTable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of the tables that {@code tables/*.sql} of a project declares, each file read once. */
final class DeclaredShapes {

    private final Path directory;
    private final Map<String, Optional<DeclaredColumns>> known = new HashMap<>();

    DeclaredShapes(Path directory) {
        this.directory = directory;
    }

    /** Empty for a table of which nothing certain is known: others say what is wrong with it. */
    Optional<DeclaredColumns> of(String table) {
        return known.computeIfAbsent(table, this::read);
    }

    private Optional<DeclaredColumns> read(String table) {
        try {
            QualifiedName name = QualifiedName.parse(table);
            String file = Project.ddlFile(name);
            return Files.isRegularFile(directory.resolve(file))
                    ? new DeclaredTable(name, file, Project.read(directory, file)).columns()
                    : Optional.empty();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
