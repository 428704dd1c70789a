package io.landfall.stager.reject;

import java.io.IOException;
import java.io.InputStream;

/** Lines, of which one goes on where a line ends inside quotes; a record has the number of its first line. */
final class CsvRecordReader extends RecordReader {

    private final char delimiter;
    private final char quote;

    CsvRecordReader(InputStream in, int headerLines, int longest, char delimiter, char quote) throws IOException {
        super(in, headerLines, longest);
        this.delimiter = delimiter;
        this.quote = quote;
    }

    @Override
    Raw read() throws IOException {
        if (peek() == END) {
            return null;
        }
        begin();
        long number = line();
        boolean atFieldStart = true;
        while (peek() != END && peek() != '\n') {
            int taken = take();
            if (taken == quote && atFieldStart) {
                takeQuoted();
            }
            atFieldStart = taken == delimiter || atFieldStart && (taken == ' ' || taken == '\t');
        }
        skip();
        return record(number);
    }

    /** Up to behind the closing quote; a doubled one does not close. */
    private void takeQuoted() throws IOException {
        while (peek() != END) {
            int taken = take();
            if (taken == quote && peek() != quote) {
                return;
            }
            if (taken == quote) {
                take();
            }
        }
    }
}
