package io.landfall.stager.reject;

import io.landfall.project.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How the records of a dataset's files are told apart. */
record RowFormat(FileFormat format) {

    /** @param longest bytes of a record that are kept */
    RecordReader reader(InputStream object, int longest) throws IOException {
        InputStream text = "gzip".equals(format.compression()) ? new GZIPInputStream(object) : object;
        return "csv".equals(format.type())
                ? new CsvRecordReader(
                        text, format.headerLines(), longest, format.delimiter().charAt(0), '"')
                : new JsonRecordReader(text, format.headerLines(), longest);
    }
}
