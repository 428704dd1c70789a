package io.landfall.redshift.unload.statement;

/** How text files are compressed, and what that adds to their names (UNLOAD reference). */
public enum Compression {
    NONE(""),
    GZIP(".gz"),
    BZIP2(".bz2"),
    ZSTD(".zst");

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** Behind the file's name, dot included; empty without compression. */
    public String suffix() {
        return suffix;
    }
}
