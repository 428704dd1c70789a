package io.landfall.redshift.copy.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text that may contain bytes that are not UTF-8. Such a byte {@code b} becomes the private character U+10FF00 + {@code b}, so that
 * it survives parsing and is known for what it is afterwards.
 */
public final class Utf8Text {
    private static final int BAD_BASE = 0x10ff00;

    private Utf8Text() {}

    /** Decodes; invalid bytes become private characters, see {@link #isBad}. */
    public static String decode(byte[] bytes, int start, int end) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
        CharBuffer out = CharBuffer.allocate(2 * (end - start) + 1);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int count = result.length(); count > 0; count--) {
                out.put(Character.toChars(BAD_BASE + (in.get() & 0xff)));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** Whether this character stands for a byte that is not UTF-8. */
    public static boolean isBad(int codePoint) {
        return codePoint >= BAD_BASE + 0x80;
    }

    /** The first run of bytes that are not UTF-8, or an empty array. */
    public static byte[] firstBadBytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int index = 0; index < text.length(); index++) {
            int codePoint = text.codePointAt(index);
            if (isBad(codePoint)) {
                bytes.write(codePoint - BAD_BASE);
                index++;
            } else if (bytes.size() > 0) {
                break;
            }
        }
        return bytes.toByteArray();
    }

    static boolean isAscii(byte[] bytes, int start, int end) {
        int seen = 0;
        for (int index = start; index < end; index++) {
            seen |= bytes[index];
        }
        return seen >= 0;
    }
}
