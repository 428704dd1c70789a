package io.landfall.redshift.copy;

import io.landfall.redshift.copy.statement.CopyStatement;
import java.time.Instant;
import java.util.List;

/**
 * The end of one COPY.
 *
 * @param rows rows written
 * @param errors rows refused
 * @param completed false when the command failed
 */
public record LoadSummary(
        CopyStatement statement,
        Instant started,
        Instant finished,
        List<FileProgress> files,
        long rows,
        long errors,
        boolean completed) {

    /**
     * What was read from one file.
     *
     * @param bytes size of the object in S3
     * @param lines records seen
     */
    public record FileProgress(String url, long bytes, long lines, long errors) {}
}
