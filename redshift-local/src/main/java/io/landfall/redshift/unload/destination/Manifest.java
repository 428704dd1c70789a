package io.landfall.redshift.unload.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.unload.format.ResultColumn;
import io.landfall.redshift.unload.statement.ManifestKind;
import java.io.UncheckedIOException;
import java.util.List;

/** The list of the files, as COPY reads it (UNLOAD reference, MANIFEST). */
public final class Manifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /**
     * The text of the manifest.
     *
     * @param columns of the query, for a verbose one
     * @param headerLines lines in each file that are no rows but counted as such, 0 or 1
     */
    public static byte[] of(ManifestKind kind, List<UnloadedFile> files, List<ResultColumn> columns, int headerLines) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode entries = root.putArray("entries");
        boolean verbose = kind == ManifestKind.VERBOSE;
        for (UnloadedFile file : files) {
            ObjectNode meta = entries.addObject().put("url", file.url()).putObject("meta");
            meta.put("content_length", file.bytes());
            if (verbose) {
                meta.put("record_count", file.rows() + headerLines);
            }
        }
        if (verbose) {
            describe(root, files, columns, headerLines);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void describe(
            ObjectNode root, List<UnloadedFile> files, List<ResultColumn> columns, int headerLines) {
        ArrayNode elements = root.putObject("schema").putArray("elements");
        for (ResultColumn column : columns) {
            ObjectNode type = elements.addObject().put("name", column.name()).putObject("type");
            type.put("base", column.longTypeName());
            if (column.length() > 0 && column.type().equals("numeric")) {
                type.put("precision", column.length()).put("scale", column.scale());
            } else if (column.length() > 0) {
                type.put("max_length", column.length());
            }
        }
        root.putObject("meta")
                .put(
                        "content_length",
                        files.stream().mapToLong(UnloadedFile::bytes).sum())
                .put(
                        "record_count",
                        files.stream()
                                .mapToLong(file -> file.rows() + headerLines)
                                .sum());
        root.putObject("author").put("name", "Amazon Redshift").put("version", "1.0.0");
    }
}
