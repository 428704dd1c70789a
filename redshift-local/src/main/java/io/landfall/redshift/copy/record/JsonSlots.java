package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The values of an object's members, put where their columns are, as they come by. */
final class JsonSlots {
    private final Field.Kind[] kinds;
    private final int[] starts;
    private final int[] ends;
    private byte[] text = new byte[4096];
    private int length;

    JsonSlots(int columns) {
        this.kinds = new Field.Kind[columns];
        this.starts = new int[columns];
        this.ends = new int[columns];
    }

    void clear() {
        Arrays.fill(kinds, Field.Kind.NULL);
        length = 0;
    }

    /** Takes the value the parser stands on; of several for one column the last one counts. */
    void put(int column, JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> putCharacters(column, Field.Kind.TEXT, parser);
            case VALUE_NUMBER_INT -> putCharacters(column, Field.Kind.NUMBER, parser);
            case VALUE_NULL -> kinds[column] = Field.Kind.NULL;
            default -> {
                Field field = JsonRecords.field(parser);
                put(column, field.kind(), field.text().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void putCharacters(int column, Field.Kind kind, JsonParser parser) throws IOException {
        char[] characters = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int count = parser.getTextLength();
        reserve(count);
        int seen = 0;
        for (int index = 0; index < count; index++) {
            char character = characters[from + index];
            seen |= character;
            text[length + index] = (byte) character;
        }
        if (seen < 0x80) {
            place(column, kind, count);
        } else {
            put(column, kind, new String(characters, from, count).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void put(int column, Field.Kind kind, byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, text, length, value.length);
        place(column, kind, value.length);
    }

    private void place(int column, Field.Kind kind, int count) {
        kinds[column] = kind;
        starts[column] = length;
        length += count;
        ends[column] = length;
    }

    private void reserve(int count) {
        if (length + count > text.length) {
            text = Arrays.copyOf(text, Math.max(length + count, 2 * text.length));
        }
    }

    void copyTo(Fields fields) {
        for (int column = 0; column < kinds.length; column++) {
            fields.add(kinds[column], text, starts[column], ends[column], 0);
        }
    }
}
