package io.landfall.redshift.copy.record;

import java.io.IOException;
import java.io.InputStream;

/** Single bytes with one byte of look-ahead and a line count; not thread-safe, much faster than a locked stream. */
public final class ByteSource {
    static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private long line = 1;

    public ByteSource(InputStream in) {
        this.in = in;
    }

    /** The next byte without taking it, or {@link #END}. */
    public int peek() throws IOException {
        if (position == limit) {
            limit = in.read(buffer);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return END;
            }
        }
        return buffer[position] & 0xff;
    }

    public int read() throws IOException {
        int value = peek();
        if (value != END) {
            position++;
            line += value == '\n' ? 1 : 0;
        }
        return value;
    }

    /** Number of the line the next byte is on; the first is 1. */
    public long line() {
        return line;
    }

    public void skipLines(int count) throws IOException {
        for (int skipped = 0; skipped < count && peek() != END; skipped++) {
            int value = read();
            while (value != '\n' && value != END) {
                value = read();
            }
        }
    }
}
