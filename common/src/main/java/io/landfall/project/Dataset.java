package io.landfall.project;

import io.landfall.warehouse.QualifiedName;
import java.util.Objects;

/**
 * Files of one kind.
 *
 * @param location which objects belong to it
 * @param stagingTable the template of its batches' staging tables
 * @param onBadRows what becomes of a file with rows that cannot be loaded; rejected as a whole unless said otherwise
 * @param badRowLimit how many bad rows a file may have where they are kept aside
 */
public record Dataset(
        String name,
        LocationPattern location,
        FileFormat format,
        QualifiedName stagingTable,
        OnBadRows onBadRows,
        Integer badRowLimit) {

    private static final int USUAL_BAD_ROWS = 100;

    public Dataset {
        format = Objects.requireNonNullElseGet(format, FileFormat::json);
        onBadRows = Objects.requireNonNullElse(onBadRows, OnBadRows.REJECT_FILE);
        badRowLimit = Objects.requireNonNullElse(badRowLimit, USUAL_BAD_ROWS);
    }

    /** The staging table of one batch. */
    public QualifiedName batchTable(String batch) {
        return new QualifiedName(stagingTable.schema(), stagingTable.name() + "__" + batch);
    }
}
