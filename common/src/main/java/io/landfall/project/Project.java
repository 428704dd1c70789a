package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.table.DeclaredTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a user writes: {@code warehouse.yaml}, {@code pipeline.yaml}, and the SQL they name. Valid by construction when it
 * comes from {@link ProjectReader}.
 */
public record Project(Path directory, WarehouseDefinition warehouse, PipelineDefinition pipeline) {

    /** What Landfall itself writes to the landing bucket begins with this: manifests and jsonpaths files. */
    public static final String OWN_PREFIX = "_landfall/";

    /** The text of a file of the project, named relative to its directory. */
    public String read(String file) {
        return read(directory, file);
    }

    static String read(Path directory, String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory.resolve(file), e);
        }
    }

    /** The DDL of a table: {@code tables/<schema>.<table>.sql}. */
    public String ddl(QualifiedName table) {
        return read(ddlFile(table));
    }

    /** A table as the project declares it. */
    public DeclaredTable declared(QualifiedName table) {
        return new DeclaredTable(table, ddlFile(table), ddl(table));
    }

    static String ddlFile(QualifiedName table) {
        return "tables/" + table + ".sql";
    }
}
