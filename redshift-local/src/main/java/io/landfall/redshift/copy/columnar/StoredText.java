package io.landfall.redshift.copy.columnar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text of a binary format, which need not be valid UTF-8. */
final class StoredText {
    private StoredText() {}

    /**
     * Decodes UTF-8.
     *
     * @param replacement for every byte that is not UTF-8 (ACCEPTINVCHARS); null makes such bytes an error
     * @throws CharacterCodingException at the first such byte, without a replacement
     */
    static String decode(byte[] bytes, Character replacement) throws CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            if (replacement == null) {
                result.throwException();
            }
            for (int index = 0; index < result.length(); index++) {
                out.put(replacement);
            }
            in.position(in.position() + result.length());
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }
}
