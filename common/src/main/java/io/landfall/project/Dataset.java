package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.warehouse.QualifiedName;
import java.time.Duration;
import java.util.Objects;

/**
 * Files of one kind.
 *
 * @param location which objects belong to it
 * @param stagingTable the template of its batches' staging tables
 * @param onBadRows what becomes of a file with rows that cannot be loaded; rejected as a whole unless said otherwise
 * @param badRowLimit how many bad rows a file may have where they are kept aside
 * @param batch how far files are gathered
 * @param overwrites what becomes of a key that is written again
 * @param retention how long a batch's table is kept after its load is checked; null for the pipeline's
 * @param maxCopyTime after which a COPY is cancelled
 * @param existingFiles what becomes of files that were in the bucket before Landfall first looked after the dataset
 * @param expect what is to land without fail; null for nothing
 */
public record Dataset(
        String name,
        LocationPattern location,
        FileFormat format,
        QualifiedName stagingTable,
        OnBadRows onBadRows,
        Integer badRowLimit,
        BatchBounds batch,
        Overwrites overwrites,
        @JsonDeserialize(using = HumanDuration.class) Duration retention,
        @JsonDeserialize(using = HumanDuration.class) Duration maxCopyTime,
        ExistingFiles existingFiles,
        Expected expect) {

    private static final Duration DEFAULT_COPY_TIME = Duration.ofHours(1);
    private static final int USUAL_BAD_ROWS = 100;

    public Dataset {
        format = Objects.requireNonNullElseGet(format, () -> FileFormat.of(FileType.JSON));
        onBadRows = Objects.requireNonNullElse(onBadRows, OnBadRows.REJECT_FILE);
        badRowLimit = Objects.requireNonNullElse(badRowLimit, USUAL_BAD_ROWS);
        batch = Objects.requireNonNullElseGet(batch, BatchBounds::standard);
        overwrites = Objects.requireNonNullElse(overwrites, Overwrites.LOAD);
        existingFiles = Objects.requireNonNullElse(existingFiles, ExistingFiles.LOAD);
        maxCopyTime = Objects.requireNonNullElse(maxCopyTime, DEFAULT_COPY_TIME);
    }

    /** A dataset about which nothing else was said. */
    public static Dataset of(String name, LocationPattern location, FileFormat format, QualifiedName stagingTable) {
        return new Dataset(name, location, format, stagingTable, null, null, null, null, null, null, null, null);
    }

    /** The staging table of one batch. */
    public QualifiedName batchTable(String batch) {
        return new QualifiedName(stagingTable.schema(), stagingTable.name() + "__" + batch);
    }
}
