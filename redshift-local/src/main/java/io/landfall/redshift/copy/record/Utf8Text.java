package io.landfall.redshift.copy.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A record as text.
 *
 * @param text with {@link #BAD} in place of every byte that is not UTF-8, unless a replacement was wanted
 * @param firstBadBytes hexadecimal digits of the first invalid sequence, null when there is none
 */
public record Utf8Text(String text, String firstBadBytes) {
    public static final char BAD = '\uFFFD';

    /** Decodes; each invalid byte becomes {@code replacement} (ACCEPTINVCHARS), or is marked when that is null. */
    public static Utf8Text decode(byte[] bytes, Character replacement) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        String firstBad = null;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                break;
            }
            int length = result.length();
            if (firstBad == null && replacement == null) {
                firstBad = HexFormat.of().formatHex(bytes, in.position(), in.position() + length);
            }
            for (int index = 0; index < length; index++) {
                out.put(replacement == null ? BAD : replacement);
            }
            in.position(in.position() + length);
        }
        return new Utf8Text(out.flip().toString(), firstBad);
    }
}
