package io.landfall.redshift.unload.statement;

import java.util.List;

/**
 * The options of UNLOAD that hold for every format.
 *
 * @param header each file begins with the names of the columns
 * @param nullAs text that stands for NULL
 * @param parallel every slice writes files of its own
 * @param maxFileBytes a file that would become larger is continued in another one
 * @param partitionBy columns whose values name folders; empty without PARTITION BY
 * @param includePartitions the files contain these columns nevertheless
 * @param cleanPath what is at the destination is deleted before
 * @param extension of file names, without dot; null for that of the format
 */
public record UnloadOptions(
        ManifestKind manifest,
        boolean header,
        String nullAs,
        Compression compression,
        boolean parallel,
        long maxFileBytes,
        List<String> partitionBy,
        boolean includePartitions,
        boolean allowOverwrite,
        boolean cleanPath,
        String extension) {

    public UnloadOptions {
        partitionBy = List.copyOf(partitionBy);
    }
}
