package io.landfall.quality.alert;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Keeps alerts small, whatever the words that come in. In bytes of UTF-8. */
final class Room {

    static final int SUBJECT = 300;
    static final int SENTENCE = 1_000;
    static final int EVIDENCE = 2_000;

    private static final String CUT = "…";

    private Room() {}

    /** The text, or its beginning with a sign that there is more; never half a character. */
    static String cut(String text, int mostBytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
            return text;
        }
        CharBuffer in = CharBuffer.wrap(text);
        int room = mostBytes - CUT.getBytes(StandardCharsets.UTF_8).length;
        StandardCharsets.UTF_8.newEncoder().encode(in, ByteBuffer.allocate(room), true);
        return text.substring(0, in.position()) + CUT;
    }
}
