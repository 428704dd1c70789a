package io.landfall.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Redshift counts the length of a VARCHAR in bytes of UTF-8. */
final class Utf8 {

    private static final char UNKNOWN = '\ufffd';

    private Utf8() {}

    /** The longest beginning of the text that fits, never half a character. */
    static String cut(String text, int mostBytes) {
        CharBuffer in = CharBuffer.wrap(text);
        StandardCharsets.UTF_8.newEncoder().encode(in, ByteBuffer.allocate(mostBytes), true);
        return text.substring(0, in.position());
    }

    /** As {@link #cut}, without the NUL that a VARCHAR cannot hold; null stays null. */
    static String storable(String text, int mostBytes) {
        return text == null ? null : cut(text.replace('\0', UNKNOWN), mostBytes);
    }
}
