package io.landfall.redshift.copy.record;

import java.io.IOException;

/** One record per line; with a quote character, line ends inside quotes belong to the record. */
final class LineSplitter implements RecordSplitter {
    private static final int NO_QUOTE = -2;

    private final ByteSource source;
    private final int quote;
    private final RecordBuffer buffer = new RecordBuffer();

    LineSplitter(ByteSource source) {
        this.source = source;
        this.quote = NO_QUOTE;
    }

    LineSplitter(ByteSource source, char quote) {
        this.source = source;
        this.quote = quote;
    }

    @Override
    public RawRecord next() throws IOException {
        if (source.peek() == ByteSource.END) {
            return null;
        }
        long line = source.line();
        boolean quoted = false;
        while (true) {
            int value = source.read();
            boolean carriageReturn = value == '\r' && (source.peek() == '\n' || source.peek() == ByteSource.END);
            if (value == ByteSource.END || value == '\n' && !quoted) {
                return buffer.take(line);
            }
            quoted ^= value == quote;
            if (!carriageReturn || quoted) {
                buffer.add(value);
            }
        }
    }
}
