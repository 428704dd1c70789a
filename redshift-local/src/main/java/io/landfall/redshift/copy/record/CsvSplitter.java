package io.landfall.redshift.copy.record;

import io.landfall.redshift.copy.statement.DataFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One record per line, where line ends inside a quoted field belong to the record. A field is quoted from its beginning on. */
final class CsvSplitter implements RecordSplitter {
    private final ByteSource source;
    private final char quote;
    private final byte[] delimiter;
    private final Stops plainStops;
    private final Stops quotedStops;

    CsvSplitter(ByteSource source, DataFormat.Csv format) {
        this.source = source;
        this.quote = format.quote();
        this.delimiter = format.delimiter().getBytes(StandardCharsets.US_ASCII);
        this.plainStops = Stops.at('\n', quote);
        this.quotedStops = Stops.at(quote);
    }

    @Override
    public RawRecord next() throws IOException {
        if (source.peek() == ByteSource.END) {
            return null;
        }
        source.mark();
        long line = source.line();
        int stop = source.skipTo(plainStops);
        while (stop == quote) {
            boolean opens = source.atFieldStart(delimiter);
            source.read();
            if (opens) {
                skipQuoted();
            }
            stop = source.skipTo(plainStops);
        }
        source.read();
        return source.sinceMark(stop == '\n' ? 1 : 0, line).withoutCarriageReturn();
    }

    /** Up to behind the closing quote; a doubled one does not close. */
    private void skipQuoted() throws IOException {
        source.skipTo(quotedStops);
        source.read();
        while (source.peek() == quote) {
            source.read();
            source.skipTo(quotedStops);
            source.read();
        }
    }
}
