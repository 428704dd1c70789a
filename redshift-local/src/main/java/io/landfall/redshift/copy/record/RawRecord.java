package io.landfall.redshift.copy.record;

import java.nio.charset.StandardCharsets;

/**
 * One record as it stands in the file, without its line end; good until the next one is read.
 *
 * @param buffer holds the record from {@code start} to {@code end}; of an oversized one only the beginning
 * @param line first line for delimited data, last line for JSON
 */
public record RawRecord(byte[] buffer, int start, int end, long line) {
    /** Largest row and largest JSON object (COPY reference, "COPY from JSON format"). */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    public int length() {
        return end - start;
    }

    public boolean oversized() {
        return length() > MAX_BYTES;
    }

    public boolean blank() {
        for (int index = start; index < end; index++) {
            byte value = buffer[index];
            if (value != ' ' && value != '\t' && value != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The record without the carriage return of a line end of two characters. */
    RawRecord withoutCarriageReturn() {
        return end > start && buffer[end - 1] == '\r' ? new RawRecord(buffer, start, end - 1, line) : this;
    }

    /** The beginning of the record, of at most so many bytes, for people to read. */
    public String text(int maxBytes) {
        return new String(buffer, start, Math.min(length(), maxBytes), StandardCharsets.UTF_8);
    }
}
