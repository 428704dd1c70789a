package io.landfall.redshift.copy.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in PostgreSQL's COPY text format, growing at the end; used again for portion after portion. */
public final class RowBuffer {
    private byte[] bytes = new byte[128 * 1024];
    private int length;

    public int length() {
        return length;
    }

    /** A copy of everything gathered; the buffer is empty afterwards. */
    public byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    void truncate(int newLength) {
        length = newLength;
    }

    void append(byte value) {
        reserve(1);
        bytes[length++] = value;
    }

    /** Appends bytes that mean nothing special to COPY. */
    void appendVerbatim(byte[] text, int start, int end) {
        int count = end - start;
        reserve(count);
        System.arraycopy(text, start, bytes, length, count);
        length += count;
    }

    /** Appends text, or the mark for NULL when it is null. */
    void append(String text) {
        if (text == null) {
            append((byte) '\\');
            append((byte) 'N');
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        reserve(2 * utf8.length);
        for (byte value : utf8) {
            byte escape = escape(value);
            if (escape != 0) {
                bytes[length++] = '\\';
            }
            bytes[length++] = escape == 0 ? value : escape;
        }
    }

    private static byte escape(byte value) {
        return switch (value) {
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
    }
}
