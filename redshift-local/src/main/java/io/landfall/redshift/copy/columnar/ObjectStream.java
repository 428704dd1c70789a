package io.landfall.redshift.copy.columnar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Reads an object by ranges. Small reads are served from one block that is read ahead; large ones are requests of their own and
 * do not touch it.
 */
final class ObjectStream extends SeekableInputStream {
    private static final int BLOCK = 256 * 1024;

    private final ObjectFile file;
    private long position;
    private byte[] block = new byte[0];
    private long blockStart;

    ObjectStream(ObjectFile file) {
        this.file = file;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void seek(long newPosition) {
        position = newPosition;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position >= file.length()) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, file.length() - position);
        readFully(target, offset, count);
        return count;
    }

    @Override
    public void readFully(byte[] target) throws IOException {
        readFully(target, 0, target.length);
    }

    @Override
    public void readFully(byte[] target, int offset, int length) throws IOException {
        if (length > file.length() - position) {
            throw new EOFException("the file ends before byte " + (position + length));
        }
        if (!inBlock(length)) {
            if (length >= BLOCK) {
                fetch(position, target, offset, length);
                position += length;
                return;
            }
            byte[] next = new byte[(int) Math.min(BLOCK, file.length() - position)];
            fetch(position, next, 0, next.length);
            block = next;
            blockStart = position;
        }
        System.arraycopy(block, (int) (position - blockStart), target, offset, length);
        position += length;
    }

    private boolean inBlock(int length) {
        return position >= blockStart && position + length <= blockStart + block.length;
    }

    private void fetch(long from, byte[] target, int offset, int length) throws IOException {
        try (InputStream in = file.store().open(file.location(), from, length)) {
            if (in.readNBytes(target, offset, length) < length) {
                throw new EOFException("the object is shorter than " + (from + length) + " bytes");
            }
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        byte[] bytes = new byte[target.remaining()];
        int count = read(bytes, 0, bytes.length);
        if (count > 0) {
            target.put(bytes, 0, count);
        }
        return count;
    }

    @Override
    public void readFully(ByteBuffer target) throws IOException {
        if (target.hasArray()) {
            int length = target.remaining();
            readFully(target.array(), target.arrayOffset() + target.position(), length);
            target.position(target.position() + length);
            return;
        }
        byte[] bytes = new byte[target.remaining()];
        readFully(bytes);
        target.put(bytes);
    }
}
