package io.landfall.stager.reject;

import io.landfall.project.Compression;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.project.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How the records of a dataset's files are told apart. */
record RowFormat(FileFormat format) {

    /**
     * @param key of the object, which may tell how it is compressed
     * @param longest bytes of a record that are kept
     * @throws IOException also for text that cannot be read here: its rows then cannot be told apart
     */
    RecordReader reader(String key, InputStream object, int longest) throws IOException {
        InputStream text = plain(format.compressionOf(key), object);
        if (format.encoding() != TextEncoding.UTF8) {
            throw new IOException("text in " + format.encoding() + " is not cut into rows");
        }
        char quote = format.quote() == null ? '"' : format.quote().charAt(0);
        return format.type() == FileType.CSV
                ? new CsvRecordReader(
                        text, format.headerLines(), longest, format.delimiter().charAt(0), quote)
                : new JsonRecordReader(text, format.headerLines(), longest);
    }

    private static InputStream plain(Compression compression, InputStream object) throws IOException {
        return switch (compression) {
            case NONE -> object;
            case GZIP -> new GZIPInputStream(object);
            default -> throw new IOException("files compressed with " + compression + " are not cut into rows");
        };
    }
}
