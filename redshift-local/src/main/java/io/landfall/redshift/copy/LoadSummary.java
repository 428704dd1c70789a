package io.landfall.redshift.copy;

import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.statement.CopyStatement;
import java.time.Instant;
import java.util.List;

/**
 * The end of one COPY.
 *
 * @param listed how many files there were to load
 * @param listedBytes their size in S3
 * @param files what was read of them, in order
 * @param rows rows written
 * @param errors rows refused
 * @param completed false when the command failed
 */
public record LoadSummary(
        CopyStatement statement,
        Instant started,
        Instant finished,
        int listed,
        long listedBytes,
        List<FileProgress> files,
        long rows,
        long errors,
        boolean completed) {

    /**
     * What was read from one file.
     *
     * @param lines records seen
     */
    public record FileProgress(SourceFile file, long lines, long errors, Instant started, Instant finished) {}
}
