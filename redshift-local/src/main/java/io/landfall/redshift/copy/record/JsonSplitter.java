package io.landfall.redshift.copy.record;

import java.io.IOException;

/**
 * Cuts concatenated JSON values apart by their braces, whatever the white space between them. Text that is no object or array
 * comes out as a record of its own, up to the next line end or brace, to be refused when it is parsed.
 */
final class JsonSplitter implements RecordSplitter {
    private static final Stops STRUCTURE = Stops.at('{', '}', '[', ']', '"');
    private static final Stops IN_STRING = Stops.at('"', '\\');
    private static final Stops AFTER_STRAY = Stops.at('\n', '{', '[');

    private final ByteSource source;

    JsonSplitter(ByteSource source) {
        this.source = source;
    }

    @Override
    public RawRecord next() throws IOException {
        skipWhiteSpace();
        source.mark();
        int first = source.peek();
        if (first == ByteSource.END) {
            return null;
        }
        if (first == '{' || first == '[') {
            skipValue();
            return source.sinceMark(0, source.line());
        }
        long line = source.line();
        source.skipTo(AFTER_STRAY);
        return source.sinceMark(0, line).withoutCarriageReturn();
    }

    private void skipValue() throws IOException {
        int depth = 0;
        do {
            int stop = source.skipTo(STRUCTURE);
            source.read();
            if (stop == ByteSource.END) {
                return;
            }
            if (stop == '"') {
                skipString();
            } else {
                depth += stop == '{' || stop == '[' ? 1 : -1;
            }
        } while (depth > 0);
    }

    private void skipString() throws IOException {
        int stop = source.skipTo(IN_STRING);
        while (stop == '\\') {
            source.read();
            source.read();
            stop = source.skipTo(IN_STRING);
        }
        source.read();
    }

    private void skipWhiteSpace() throws IOException {
        int next = source.peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            source.mark();
            source.read();
            next = source.peek();
        }
    }
}
