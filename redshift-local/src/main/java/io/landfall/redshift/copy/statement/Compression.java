package io.landfall.redshift.copy.statement;

/** How every file of a COPY is compressed; never guessed from the name of a file. */
public enum Compression {
    NONE,
    GZIP,
    BZIP2,
    ZSTD
}
