package io.landfall.stager.reject;

import java.io.IOException;
import java.io.InputStream;

/**
 * JSON values one after another, whatever the white space between them; a value has the number of its last line. Text that is
 * no object or array is a record up to the end of its line (COPY reference, "COPY from JSON format").
 */
final class JsonRecordReader extends RecordReader {

    JsonRecordReader(InputStream in, int headerLines, int longest) throws IOException {
        super(in, headerLines, longest);
    }

    @Override
    Raw read() throws IOException {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            skip();
        }
        if (peek() == END) {
            return null;
        }
        begin();
        if (opens(peek())) {
            takeValue();
            return record(line());
        }
        long number = line();
        while (peek() != END && peek() != '\n' && !opens(peek())) {
            take();
        }
        return record(number);
    }

    private void takeValue() throws IOException {
        int depth = 0;
        do {
            int taken = take();
            if (taken == END) {
                return;
            }
            if (taken == '"') {
                takeString();
            } else if (opens(taken)) {
                depth++;
            } else if (taken == '}' || taken == ']') {
                depth--;
            }
        } while (depth > 0);
    }

    private void takeString() throws IOException {
        int taken = take();
        while (taken != '"' && taken != END) {
            if (taken == '\\') {
                take();
            }
            taken = take();
        }
    }

    private static boolean opens(int value) {
        return value == '{' || value == '[';
    }
}
