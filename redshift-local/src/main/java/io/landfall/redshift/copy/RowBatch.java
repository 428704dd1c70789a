package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.value.RowBuffer;
import java.io.IOException;

/** Gathers encoded rows and sends them on in portions, so that memory does not grow with the file. */
final class RowBatch {
    private static final int PORTION_BYTES = 64 * 1024;

    private final LoadTarget.RowSink sink;
    private final RowBuffer buffer = new RowBuffer();
    private long rows;

    RowBatch(LoadTarget.RowSink sink) {
        this.sink = sink;
    }

    /** Where the next row is appended. */
    RowBuffer rowBuffer() {
        return buffer;
    }

    void rowAdded() throws IOException, CopyFailed {
        rows++;
        if (buffer.length() >= PORTION_BYTES) {
            sink.write(buffer.take());
        }
    }

    long rows() {
        return rows;
    }

    void finish() throws IOException, CopyFailed {
        if (buffer.length() > 0) {
            sink.write(buffer.take());
        }
        sink.finish();
    }

    void abort() throws IOException {
        sink.abort();
    }
}
