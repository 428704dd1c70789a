package io.landfall.redshift.copy.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding, read as UTF-8. What is not text in that encoding is an error of reading. */
final class TranscodedStream extends InputStream {
    private static final int PORTION_CHARS = 16 * 1024;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader reader;
    private final char[] characters = new char[PORTION_CHARS];
    private byte[] utf8 = new byte[0];
    private int position;
    private boolean begun;
    /** First half of a pair that the end of a portion cut; 0 for none. */
    private char pending;

    TranscodedStream(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return fill() ? utf8[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, utf8.length - position);
        System.arraycopy(utf8, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (position == utf8.length) {
            int kept = pending == 0 ? 0 : 1;
            characters[0] = pending;
            int count = reader.read(characters, kept, characters.length - kept);
            if (count < 0) {
                return false;
            }
            encode(kept + count);
        }
        return true;
    }

    private void encode(int count) {
        boolean cut = Character.isHighSurrogate(characters[count - 1]);
        pending = cut ? characters[count - 1] : 0;
        int from = !begun && characters[0] == BYTE_ORDER_MARK ? 1 : 0;
        begun = true;
        CharBuffer portion = CharBuffer.wrap(characters, from, count - from - (cut ? 1 : 0));
        utf8 = portion.toString().getBytes(StandardCharsets.UTF_8);
        position = 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
