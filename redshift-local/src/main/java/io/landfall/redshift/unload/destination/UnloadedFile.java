package io.landfall.redshift.unload.destination;

import java.time.Instant;

/**
 * A file that was written.
 *
 * @param slice number of the slice that wrote it
 * @param rows rows of the query in it
 * @param bytes size in S3
 */
public record UnloadedFile(String url, int slice, long rows, long bytes, Instant started, Instant finished) {}
