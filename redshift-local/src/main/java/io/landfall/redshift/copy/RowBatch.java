package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.CopyFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Gathers encoded rows and sends them on in portions, so that memory does not grow with the file. */
final class RowBatch {
    private static final int PORTION_CHARS = 32 * 1024;

    private final LoadTarget.RowSink sink;
    private final StringBuilder buffer = new StringBuilder(2 * PORTION_CHARS);
    private long rows;

    RowBatch(LoadTarget.RowSink sink) {
        this.sink = sink;
    }

    /** Where the next row is appended. */
    StringBuilder rowBuffer() {
        return buffer;
    }

    void rowAdded() throws IOException, CopyFailed {
        rows++;
        if (buffer.length() >= PORTION_CHARS) {
            send();
        }
    }

    long rows() {
        return rows;
    }

    void finish() throws IOException, CopyFailed {
        send();
        sink.finish();
    }

    void abort() throws IOException {
        sink.abort();
    }

    private void send() throws IOException, CopyFailed {
        if (!buffer.isEmpty()) {
            sink.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
            buffer.setLength(0);
        }
    }
}
