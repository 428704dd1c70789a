package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.statement.DataFormat;
import java.io.IOException;

/** Cuts a file into records. */
public sealed interface RecordSplitter permits LineSplitter, CsvSplitter, JsonSplitter {

    /** The next record, or null at the end of the file. */
    RawRecord next() throws IOException;

    static RecordSplitter of(DataFormat format, ByteSource source) {
        if (format instanceof DataFormat.Csv csv) {
            return new CsvSplitter(source, csv);
        }
        if (format instanceof DataFormat.DelimitedText text) {
            return new LineSplitter(source, text.escape());
        }
        return format instanceof DataFormat.FixedWidth ? new LineSplitter(source, false) : new JsonSplitter(source);
    }
}
