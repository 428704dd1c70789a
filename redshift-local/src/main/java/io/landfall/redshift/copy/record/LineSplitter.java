package io.landfall.redshift.copy.record;

import java.io.IOException;

/** One record per line; with ESCAPE, a line end behind a backslash belongs to the record. */
final class LineSplitter implements RecordSplitter {
    private final ByteSource source;
    private final Stops stops;

    LineSplitter(ByteSource source, boolean escape) {
        this.source = source;
        this.stops = escape ? Stops.at('\n', '\\') : Stops.at('\n');
    }

    @Override
    public RawRecord next() throws IOException {
        if (source.peek() == ByteSource.END) {
            return null;
        }
        source.mark();
        long line = source.line();
        int stop = source.skipTo(stops);
        while (stop == '\\') {
            source.read();
            source.read();
            stop = source.skipTo(stops);
        }
        source.read();
        return source.sinceMark(stop == '\n' ? 1 : 0, line).withoutCarriageReturn();
    }
}
