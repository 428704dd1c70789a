package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How text files are compressed. COPY does not look at a file's name and takes one kind for all files it reads. */
public enum Compression {
    /** Not at all, whatever the name says. */
    @JsonProperty("none")
    NONE(""),
    @JsonProperty("gzip")
    GZIP(".gz"),
    @JsonProperty("bzip2")
    BZIP2(".bz2"),
    @JsonProperty("zstd")
    ZSTD(".zst"),
    /** As the end of each key says. */
    @JsonProperty("auto")
    AUTO("");

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    /** What holds for an object: what was said for all of them, or for {@link #AUTO} what its key ends with. Never AUTO. */
    public Compression of(String key) {
        if (this != AUTO) {
            return this;
        }
        for (Compression compression : values()) {
            if (!compression.ending.isEmpty() && key.endsWith(compression.ending)) {
                return compression;
            }
        }
        return NONE;
    }
}
