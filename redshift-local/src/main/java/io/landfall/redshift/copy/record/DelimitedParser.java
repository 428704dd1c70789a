package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.failure.RecordRejected;
import java.nio.charset.StandardCharsets;

/** Fields between delimiters, taken as they are. */
public final class DelimitedParser implements RecordParser {
    private final byte[] delimiter;
    private final ColumnCount columns;

    public DelimitedParser(String delimiter, ColumnCount columns) {
        this.delimiter = delimiter.getBytes(StandardCharsets.US_ASCII);
        this.columns = columns;
    }

    @Override
    public void parse(RawRecord record, Fields fields) throws RecordRejected {
        byte[] text = record.buffer();
        int end = record.end();
        int from = record.start();
        int to = Ascii.indexOf(text, from, end, delimiter);
        while (to < end) {
            fields.add(Field.Kind.TEXT, text, from, to, from - record.start());
            from = to + delimiter.length;
            to = Ascii.indexOf(text, from, end, delimiter);
        }
        fields.add(Field.Kind.TEXT, text, from, end, from - record.start());
        columns.fit(fields);
    }
}
