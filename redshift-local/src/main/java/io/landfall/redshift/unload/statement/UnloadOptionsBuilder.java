package io.landfall.redshift.unload.statement;

import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects what an UNLOAD command says and checks what goes together (UNLOAD reference, "Parameters"). */
final class UnloadOptionsBuilder {

    /** Options that are either given or not. */
    enum Flag {
        CSV,
        PARQUET,
        JSON,
        HEADER,
        ADDQUOTES,
        ESCAPE,
        ALLOWOVERWRITE,
        CLEANPATH
    }

    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final List<String> partitionBy = new ArrayList<>();
    private boolean includePartitions;
    private ManifestKind manifest = ManifestKind.NONE;
    private Compression compression = Compression.NONE;
    private boolean parallel = true;
    private Character delimiter;
    private List<Integer> widths;
    private String nullAs;
    private String extension;
    private long maxFileBytes = FileSize.LARGEST_FILE;
    private Long rowGroupBytes;

    void set(Flag flag) {
        flags.add(flag);
    }

    void manifest(ManifestKind kind) {
        manifest = kind;
    }

    void compression(Compression wanted) {
        if (compression != Compression.NONE && compression != wanted) {
            throw refused("only one compression can be specified");
        }
        compression = wanted;
    }

    void parallel(boolean on) {
        parallel = on;
    }

    void delimiter(char character) {
        delimiter = character;
    }

    void widths(List<Integer> columns) {
        widths = columns;
    }

    void nullAs(String text) {
        nullAs = text;
    }

    void extension(String text) {
        extension = text;
    }

    void maxFileBytes(long bytes) {
        maxFileBytes = bytes;
    }

    void rowGroupBytes(long bytes) {
        rowGroupBytes = bytes;
    }

    void partitionBy(List<String> columns, boolean include) {
        partitionBy.addAll(columns);
        includePartitions = include;
    }

    UnloadFormat format() {
        if (has(Flag.PARQUET)) {
            refuseTextOptions("PARQUET");
            refuse(compression != Compression.NONE, compression.name(), "PARQUET");
            refuse(has(Flag.CSV), "CSV", "PARQUET");
            refuse(has(Flag.JSON), "JSON", "PARQUET");
            return new UnloadFormat.Parquet(rowGroupBytes == null ? FileSize.SMALLEST_ROW_GROUP : rowGroupBytes);
        }
        refuse(rowGroupBytes != null, "ROWGROUPSIZE", "other formats than PARQUET");
        if (has(Flag.JSON)) {
            refuseTextOptions("JSON");
            refuse(has(Flag.CSV), "CSV", "JSON");
            return new UnloadFormat.Json();
        }
        if (widths != null) {
            refuse(has(Flag.CSV), "CSV", "FIXEDWIDTH");
            refuse(delimiter != null, "DELIMITER", "FIXEDWIDTH");
            refuse(has(Flag.HEADER), "HEADER", "FIXEDWIDTH");
            return new UnloadFormat.FixedWidth(widths);
        }
        return text();
    }

    private UnloadFormat text() {
        if (has(Flag.CSV)) {
            refuse(has(Flag.ESCAPE), "ESCAPE", "CSV");
            refuse(has(Flag.ADDQUOTES), "ADDQUOTES", "CSV");
            return new UnloadFormat.Csv(delimiter == null ? ',' : delimiter);
        }
        return new UnloadFormat.DelimitedText(
                delimiter == null ? '|' : delimiter, has(Flag.ADDQUOTES), has(Flag.ESCAPE));
    }

    private void refuseTextOptions(String format) {
        refuse(delimiter != null, "DELIMITER", format);
        refuse(widths != null, "FIXEDWIDTH", format);
        refuse(has(Flag.ADDQUOTES), "ADDQUOTES", format);
        refuse(has(Flag.ESCAPE), "ESCAPE", format);
        refuse(nullAs != null, "NULL AS", format);
        refuse(has(Flag.HEADER), "HEADER", format);
    }

    UnloadOptions build() {
        if (has(Flag.CLEANPATH) && has(Flag.ALLOWOVERWRITE)) {
            throw refused("CLEANPATH option is not supported with ALLOWOVERWRITE");
        }
        return new UnloadOptions(
                manifest,
                has(Flag.HEADER),
                nullAs == null ? "" : nullAs,
                compression,
                parallel,
                maxFileBytes,
                partitionBy,
                includePartitions,
                has(Flag.ALLOWOVERWRITE),
                has(Flag.CLEANPATH),
                extension);
    }

    private boolean has(Flag flag) {
        return flags.contains(flag);
    }

    private static void refuse(boolean present, String option, String other) {
        if (present) {
            throw refused(option + " option is not supported with " + other);
        }
    }

    private static StatementRefused refused(String text) {
        return new StatementRefused(ServerError.of(ServerError.SYNTAX_ERROR, text));
    }
}
