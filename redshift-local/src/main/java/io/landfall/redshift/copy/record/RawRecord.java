package io.landfall.redshift.copy.record;

/**
 * The bytes of one record, without its line end.
 *
 * @param bytes at most one more than {@link #MAX_BYTES}; the rest of an oversized record has been skipped
 * @param line first line for delimited data, last line for JSON
 */
public record RawRecord(byte[] bytes, long line) {
    /** Largest row and largest JSON object (COPY reference, "COPY from JSON format"). */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    public boolean oversized() {
        return bytes.length > MAX_BYTES;
    }

    public boolean blank() {
        for (byte value : bytes) {
            if (value != ' ' && value != '\t' && value != '\r') {
                return false;
            }
        }
        return true;
    }
}
