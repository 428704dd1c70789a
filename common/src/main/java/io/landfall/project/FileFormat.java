package io.landfall.project;

import java.util.Objects;

/**
 * How COPY reads a dataset's files. What a kind of file cannot have is refused when the project is read.
 *
 * @param type JSON unless said otherwise
 * @param mapping for JSON: {@code auto} or {@code auto ignorecase}; ignored where {@code jsonpaths} is set
 * @param jsonpaths for JSON: file of the project with the paths, in the order of the table's columns; null for none
 * @param delimiter for CSV
 * @param quote for CSV; null for the double quote
 * @param headerLines for JSON and CSV: lines to leave out at the start of every file
 * @param compression for JSON and CSV; by the key's ending unless said otherwise
 * @param timeFormat for JSON and CSV: COPY's TIMEFORMAT; {@code auto} unless said otherwise
 * @param dateFormat for JSON and CSV: COPY's DATEFORMAT; null for {@code YYYY-MM-DD}
 * @param nullAs for CSV: the field that is NULL; null for {@code \N}
 * @param emptyAsNull for JSON and CSV: whether an empty text is NULL in CHAR and VARCHAR too
 * @param encoding for JSON and CSV
 * @param ignoreBlankLines for CSV
 */
public record FileFormat(
        FileType type,
        String mapping,
        String jsonpaths,
        String delimiter,
        String quote,
        Integer headerLines,
        Compression compression,
        String timeFormat,
        String dateFormat,
        String nullAs,
        boolean emptyAsNull,
        TextEncoding encoding,
        boolean ignoreBlankLines) {

    public FileFormat {
        type = Objects.requireNonNullElse(type, FileType.JSON);
        mapping = Objects.requireNonNullElse(mapping, "auto");
        delimiter = Objects.requireNonNullElse(delimiter, ",");
        headerLines = Objects.requireNonNullElse(headerLines, 0);
        compression = Objects.requireNonNullElse(compression, Compression.AUTO);
        timeFormat = Objects.requireNonNullElse(timeFormat, "auto");
        encoding = Objects.requireNonNullElse(encoding, TextEncoding.UTF8);
    }

    /** Files of this kind about which nothing else was said. */
    public static FileFormat of(FileType type) {
        return new FileFormat(type, null, null, null, null, null, null, null, null, null, false, null, false);
    }

    /** How the object is compressed as far as COPY has to be told: Parquet says it itself. */
    public Compression compressionOf(String key) {
        return type == FileType.PARQUET ? Compression.NONE : compression.of(key);
    }
}
