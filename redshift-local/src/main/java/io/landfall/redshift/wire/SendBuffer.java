package io.landfall.redshift.wire;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers bytes until they are flushed. The buffer grows with what is sent at once and is given back behind a burst. */
final class SendBuffer extends OutputStream {
    private static final int SMALL_BYTES = 256;
    private static final int LARGE_BYTES = 16 * 1024;

    private final OutputStream out;
    private byte[] buffer = new byte[SMALL_BYTES];
    private int length;

    SendBuffer(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        makeRoom(1);
        buffer[length++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        if (count >= LARGE_BYTES) {
            send();
            out.write(source, offset, count);
            return;
        }
        makeRoom(count);
        System.arraycopy(source, offset, buffer, length, count);
        length += count;
    }

    private void makeRoom(int count) throws IOException {
        if (length + count > LARGE_BYTES) {
            send();
        }
        if (length + count > buffer.length) {
            byte[] larger = new byte[LARGE_BYTES];
            System.arraycopy(buffer, 0, larger, 0, length);
            buffer = larger;
        }
    }

    private void send() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void flush() throws IOException {
        send();
        out.flush();
        if (buffer.length > SMALL_BYTES) {
            buffer = new byte[SMALL_BYTES];
        }
    }
}
