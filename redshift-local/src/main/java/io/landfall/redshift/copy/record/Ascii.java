package io.landfall.redshift.copy.record;

/** Questions about bytes of text, where every byte asked for is ASCII. */
final class Ascii {
    private Ascii() {}

    /** A space or a tab, if it is no part of the delimiter. */
    static boolean blankBesides(byte[] delimiter, byte value) {
        return (value == ' ' || value == '\t') && value != delimiter[0] && value != delimiter[delimiter.length - 1];
    }

    static boolean startsWith(byte[] text, int from, int end, byte[] start) {
        if (end - from < start.length) {
            return false;
        }
        for (int index = 0; index < start.length; index++) {
            if (text[from + index] != start[index]) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code wanted} occurs first in the text from {@code from} on, or {@code end}. */
    static int indexOf(byte[] text, int from, int end, byte[] wanted) {
        byte first = wanted[0];
        for (int index = from; index < end; index++) {
            if (text[index] == first && (wanted.length == 1 || startsWith(text, index, end, wanted))) {
                return index;
            }
        }
        return end;
    }
}
