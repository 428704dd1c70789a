package io.landfall.project;

import java.util.Objects;

/**
 * How COPY reads a dataset's files.
 *
 * @param type {@code json} or {@code csv}
 * @param mapping for JSON: {@code auto} or {@code auto ignorecase}; ignored where {@code jsonpaths} is set
 * @param jsonpaths for JSON: file of the project with the paths, in the order of the table's columns; null for none
 * @param delimiter for CSV
 * @param headerLines for CSV: lines to leave out at the start of every file
 * @param compression {@code none} or {@code gzip}; COPY does not look at the file's name
 * @param timeFormat COPY's TIMEFORMAT; {@code auto} unless said otherwise
 */
public record FileFormat(
        String type,
        String mapping,
        String jsonpaths,
        String delimiter,
        Integer headerLines,
        String compression,
        String timeFormat) {

    public FileFormat {
        type = Objects.requireNonNullElse(type, "json");
        mapping = Objects.requireNonNullElse(mapping, "auto");
        delimiter = Objects.requireNonNullElse(delimiter, ",");
        headerLines = Objects.requireNonNullElse(headerLines, 0);
        compression = Objects.requireNonNullElse(compression, "none");
        timeFormat = Objects.requireNonNullElse(timeFormat, "auto");
    }

    static FileFormat json() {
        return new FileFormat(null, null, null, null, null, null, null);
    }
}
