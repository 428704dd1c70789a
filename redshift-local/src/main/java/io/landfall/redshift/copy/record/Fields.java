package io.landfall.redshift.copy.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one row, in the order of the target columns; used again for row after row. The text of a field is UTF-8 and may
 * lie in a buffer of the reader, so it holds only until the next row.
 */
public final class Fields {
    private static final byte[] NOTHING = new byte[0];

    private int size;
    private Field.Kind[] kinds = new Field.Kind[32];
    private byte[][] bytes = new byte[32][];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] positions = new int[32];

    /** Makes room for the next row. */
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public void addNull() {
        add(Field.Kind.NULL, NOTHING, 0, 0, 0);
    }

    /** Adds a field whose bytes are taken over as they are. */
    public void add(Field.Kind kind, byte[] text, int start, int end, int position) {
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        bytes[size] = text;
        starts[size] = start;
        ends[size] = end;
        positions[size++] = position;
    }

    /** Adds a copy of the field. */
    public void add(Field field) {
        byte[] text = field.text() == null ? NOTHING : field.text().getBytes(StandardCharsets.UTF_8);
        add(field.kind(), text, 0, text.length, field.position());
    }

    void dropLast() {
        size--;
    }

    private void grow() {
        int length = 2 * size;
        kinds = Arrays.copyOf(kinds, length);
        bytes = Arrays.copyOf(bytes, length);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        positions = Arrays.copyOf(positions, length);
    }

    public Field.Kind kind(int index) {
        return kinds[index];
    }

    /** The buffer the field's text lies in, from {@link #start} to {@link #end}. */
    public byte[] bytes(int index) {
        return bytes[index];
    }

    public int start(int index) {
        return starts[index];
    }

    public int end(int index) {
        return ends[index];
    }

    /** The field on its own, good for as long as the caller likes. */
    public Field field(int index) {
        if (kinds[index] == Field.Kind.NULL) {
            return Field.NULL;
        }
        String text = Utf8Text.decode(bytes[index], starts[index], ends[index]);
        return new Field(kinds[index], text, positions[index]);
    }
}
