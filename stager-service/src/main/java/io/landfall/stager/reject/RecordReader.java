package io.landfall.stager.reject;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a file into records as COPY does, and numbers them as the error views do. Holds one record at a time, and of a long one
 * the beginning.
 */
abstract class RecordReader {

    static final int END = -1;

    private final InputStream in;
    private final int longest;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int next;
    private long line = 1;

    /**
     * One record.
     *
     * @param line COPY's number for it
     * @param text as it stands in the file, without its line end
     * @param whole false where only the beginning was kept
     */
    record Raw(long line, byte[] text, boolean whole) {}

    RecordReader(InputStream in, int headerLines, int longest) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
        this.next = this.in.read();
        for (int i = 0; i < headerLines && peek() != END; i++) {
            skipLine();
        }
    }

    /** The next record; null at the end of the file. */
    abstract Raw read() throws IOException;

    int peek() {
        return next;
    }

    /** The number of the line the next byte is on. */
    long line() {
        return line;
    }

    void begin() {
        text.reset();
    }

    /** Takes the next byte into the record. */
    int take() throws IOException {
        int taken = next;
        if (taken != END && text.size() <= longest) {
            text.write(taken);
        }
        return skip();
    }

    /** Leaves the next byte out. */
    int skip() throws IOException {
        int skipped = next;
        line += skipped == '\n' ? 1 : 0;
        next = in.read();
        return skipped;
    }

    private void skipLine() throws IOException {
        int skipped = skip();
        while (skipped != '\n' && skipped != END) {
            skipped = skip();
        }
    }

    Raw record(long number) {
        byte[] bytes = text.toByteArray();
        boolean whole = bytes.length <= longest;
        int length = Math.min(bytes.length, longest);
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return new Raw(number, Arrays.copyOf(bytes, length), whole);
    }
}
