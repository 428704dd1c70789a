package io.landfall.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the files of a dataset are, as COPY tells them apart. */
public enum FileType {
    /** Objects one after another. */
    @JsonProperty("json")
    JSON,
    /** Fields between delimiters, quoted where they need it. */
    @JsonProperty("csv")
    CSV,
    /** Columns in the order of the table's; they bring their own types and compression. */
    @JsonProperty("parquet")
    PARQUET
}
