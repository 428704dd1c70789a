package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.util.Objects;

/**
 * Files of one kind.
 *
 * @param location which objects belong to it
 * @param stagingTable the template of its batches' staging tables
 * @param existingFiles what becomes of files that were in the bucket before Landfall first looked after the dataset
 */
public record Dataset(
        String name,
        LocationPattern location,
        FileFormat format,
        QualifiedName stagingTable,
        ExistingFiles existingFiles) {

    public Dataset {
        format = Objects.requireNonNullElseGet(format, FileFormat::json);
        existingFiles = Objects.requireNonNullElse(existingFiles, ExistingFiles.LOAD);
    }

    /** One whose files are loaded, whenever they came. */
    public Dataset(String name, LocationPattern location, FileFormat format, QualifiedName stagingTable) {
        this(name, location, format, stagingTable, null);
    }

    /** The staging table of one batch. */
    public QualifiedName batchTable(String batch) {
        return new QualifiedName(stagingTable.schema(), stagingTable.name() + "__" + batch);
    }
}
