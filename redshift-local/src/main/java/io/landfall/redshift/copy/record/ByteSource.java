package io.landfall.redshift.copy.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a file, of which those since {@link #mark()} stay in memory as long as they can be a record. Counts lines. Not
 * thread-safe.
 */
public final class ByteSource {
    static final int END = -1;
    private static final int INITIAL_BYTES = 128 * 1024;
    /** More than any record may have; what comes behind is let go. */
    private static final int MOST_BYTES = RawRecord.MAX_BYTES + INITIAL_BYTES;

    private final InputStream in;
    private byte[] buffer = new byte[INITIAL_BYTES];
    private int mark;
    private int position;
    private int limit;
    private long line = 1;

    public ByteSource(InputStream in) {
        this.in = in;
    }

    /** The next byte without taking it, or {@link #END}. */
    public int peek() throws IOException {
        return position < limit || fill() ? buffer[position] & 0xff : END;
    }

    public int read() throws IOException {
        int value = peek();
        if (value != END) {
            position++;
            line += value == '\n' ? 1 : 0;
        }
        return value;
    }

    /** A record begins at the next byte. */
    void mark() {
        mark = position;
    }

    /** The bytes since the mark, without the last {@code dropped} ones. */
    RawRecord sinceMark(int dropped, long firstOrLastLine) {
        return new RawRecord(buffer, mark, Math.max(mark, position - dropped), firstOrLastLine);
    }

    /** Takes bytes up to, not including, the next stop, and says which it is, or {@link #END}. */
    int skipTo(Stops stops) throws IOException {
        do {
            byte[] bytes = buffer;
            int end = limit;
            for (int index = position; index < end; index++) {
                byte action = stops.action(bytes[index]);
                if (action == Stops.STOP) {
                    position = index;
                    return bytes[index] & 0xff;
                }
                line += action == Stops.PASS ? 0 : 1;
            }
            position = limit;
        } while (fill());
        return END;
    }

    /** Whether, but for blanks, nothing or this delimiter stands between the mark and the next byte. */
    boolean atFieldStart(byte[] delimiter) {
        int index = position;
        while (index > mark && Ascii.blankBesides(delimiter, buffer[index - 1])) {
            index--;
        }
        int before = index - delimiter.length;
        return index == mark || before >= mark && Ascii.startsWith(buffer, before, index, delimiter);
    }

    /** Number of the line the next byte is on; the first is 1. */
    public long line() {
        return line;
    }

    public void skipLines(int count) throws IOException {
        for (int skipped = 0; skipped < count && peek() != END; skipped++) {
            int value = read();
            while (value != '\n' && value != END) {
                mark();
                value = read();
            }
        }
    }

    /** Reads on when everything was taken; false at the end of the file. */
    private boolean fill() throws IOException {
        makeRoom();
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count <= 0) {
            return false;
        }
        limit += count;
        return true;
    }

    private void makeRoom() {
        if (limit < buffer.length) {
            return;
        }
        int kept = limit - mark;
        if (mark > 0) {
            System.arraycopy(buffer, mark, buffer, 0, kept);
        } else if (buffer.length < MOST_BYTES) {
            buffer = Arrays.copyOf(buffer, Math.min(MOST_BYTES, 4 * buffer.length));
        } else {
            kept = RawRecord.MAX_BYTES + 1;
        }
        mark = 0;
        position = kept;
        limit = kept;
    }
}
