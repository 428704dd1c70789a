package io.landfall.stager.copy;

import io.landfall.project.BatchBounds;
import io.landfall.project.Compression;
import io.landfall.project.Dataset;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.project.LocationPattern;
import io.landfall.project.Overwrites;
import io.landfall.project.TextEncoding;
import io.landfall.warehouse.QualifiedName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** A dataset of few columns, in any format. */
final class Rides {

    static final String DDL =
            "CREATE TABLE IF NOT EXISTS staging.rides (id INTEGER, name VARCHAR(64), begun TIMESTAMP, day DATE)";

    static final FileFormat CSV = FileFormat.of(FileType.CSV);
    static final FileFormat JSON = FileFormat.of(FileType.JSON);

    /** All that can be said about CSV. */
    static final FileFormat PECULIAR_CSV = new FileFormat(
            FileType.CSV,
            null,
            null,
            ";",
            "'",
            1,
            Compression.AUTO,
            null,
            "MM/DD/YYYY",
            "n/a",
            true,
            TextEncoding.UTF16LE,
            true);

    private Rides() {}

    static Dataset dataset(FileFormat format) {
        return dataset(format, null, null);
    }

    static Dataset dataset(FileFormat format, BatchBounds bounds, Overwrites overwrites) {
        return new Dataset(
                "log_data",
                LocationPattern.of("rides/"),
                format,
                QualifiedName.parse("staging.rides"),
                null,
                null,
                bounds,
                overwrites,
                null,
                null,
                null,
                null);
    }

    /** @param kind a name of commons-compress; null for none */
    static byte[] compressed(String text, String kind) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (kind == null) {
            return plain;
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (OutputStream out = new CompressorStreamFactory().createCompressorOutputStream(kind, bytes)) {
                out.write(plain);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
