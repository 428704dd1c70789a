package io.landfall.redshift.copy.record;

import java.io.IOException;

/**
 * Cuts concatenated JSON values apart by their braces, whatever the white space between them. Text that is no object or array
 * comes out as a record of its own, up to the next line end or brace, to be refused when it is parsed.
 */
final class JsonSplitter implements RecordSplitter {
    private final ByteSource source;
    private final RecordBuffer buffer = new RecordBuffer();

    JsonSplitter(ByteSource source) {
        this.source = source;
    }

    @Override
    public RawRecord next() throws IOException {
        skipWhiteSpace();
        int first = source.peek();
        if (first == ByteSource.END) {
            return null;
        }
        return first == '{' || first == '[' ? value() : stray();
    }

    private RawRecord value() throws IOException {
        int depth = 0;
        boolean inString = false;
        do {
            int value = source.read();
            if (value == ByteSource.END) {
                break;
            }
            buffer.add(value);
            if (inString && value == '\\') {
                addEscaped();
            } else if (value == '"') {
                inString = !inString;
            } else if (!inString) {
                depth += value == '{' || value == '[' ? 1 : value == '}' || value == ']' ? -1 : 0;
            }
        } while (depth > 0);
        return buffer.take(source.line());
    }

    private void addEscaped() throws IOException {
        int escaped = source.read();
        if (escaped != ByteSource.END) {
            buffer.add(escaped);
        }
    }

    private RawRecord stray() throws IOException {
        long line = source.line();
        int next = source.peek();
        while (next != ByteSource.END && next != '\n' && next != '{' && next != '[') {
            buffer.add(source.read());
            next = source.peek();
        }
        return buffer.take(line);
    }

    private void skipWhiteSpace() throws IOException {
        int next = source.peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            source.read();
            next = source.peek();
        }
    }
}
