package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.util.Objects;

/**
 * Files of one kind.
 *
 * @param location which objects belong to it
 * @param stagingTable the template of its batches' staging tables
 */
public record Dataset(String name, LocationPattern location, FileFormat format, QualifiedName stagingTable) {

    public Dataset {
        format = Objects.requireNonNullElseGet(format, FileFormat::json);
    }

    /** The staging table of one batch. */
    public QualifiedName batchTable(String batch) {
        return new QualifiedName(stagingTable.schema(), stagingTable.name() + "__" + batch);
    }
}
