package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.statement.DataFormat;
import java.io.IOException;

/** Cuts a file into records. */
public sealed interface RecordSplitter permits LineSplitter, JsonSplitter {

    /** The next record, or null at the end of the file. */
    RawRecord next() throws IOException;

    static RecordSplitter of(DataFormat format, ByteSource source) {
        if (format instanceof DataFormat.Csv csv) {
            return new LineSplitter(source, csv.quote());
        }
        return format instanceof DataFormat.DelimitedText ? new LineSplitter(source) : new JsonSplitter(source);
    }
}
