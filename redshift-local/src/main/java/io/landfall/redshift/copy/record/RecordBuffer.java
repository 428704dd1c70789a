package io.landfall.redshift.copy.record;

import java.io.ByteArrayOutputStream;

/** Gathers the bytes of a record, keeping no more than a record may have. */
final class RecordBuffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    void add(int value) {
        if (bytes.size() <= RawRecord.MAX_BYTES) {
            bytes.write(value);
        }
    }

    RawRecord take(long line) {
        RawRecord record = new RawRecord(bytes.toByteArray(), line);
        bytes.reset();
        return record;
    }
}
