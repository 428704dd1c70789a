package io.landfall.redshift.wire;

import java.nio.charset.StandardCharsets;

/** Reads the fields of one payload in order; network byte order, strings in UTF-8 ended by a zero byte. */
public final class PayloadReader {
    private final byte[] payload;
    private int position;

    public PayloadReader(byte[] payload) {
        this.payload = payload;
    }

    public byte readByte() {
        require(1);
        return payload[position++];
    }

    public int readInt16() {
        require(2);
        return (short) ((readByte() & 0xff) << 8 | readByte() & 0xff);
    }

    public int readInt32() {
        require(4);
        return readInt16() << 16 | readInt16() & 0xffff;
    }

    public byte[] readBytes(int length) {
        require(length);
        byte[] bytes = new byte[length];
        System.arraycopy(payload, position, bytes, 0, length);
        position += length;
        return bytes;
    }

    public byte[] readRemaining() {
        return readBytes(payload.length - position);
    }

    public String readString() {
        int end = position;
        while (end < payload.length && payload[end] != 0) {
            end++;
        }
        if (end == payload.length) {
            throw new ProtocolViolation("a string in the message is not terminated");
        }
        String value = new String(payload, position, end - position, StandardCharsets.UTF_8);
        position = end + 1;
        return value;
    }

    private void require(int length) {
        if (length < 0 || payload.length - position < length) {
            throw new ProtocolViolation("the message is shorter than its fields say");
        }
    }
}
