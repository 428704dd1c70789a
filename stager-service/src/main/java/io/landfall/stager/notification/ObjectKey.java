package io.landfall.stager.notification;

import java.net.URLDecoder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Keys of objects as notifications write them. What leaves here is the key itself, and one that S3 can have. */
final class ObjectKey {

    /** S3 allows no longer one. */
    private static final int MOST_BYTES = 1024;

    private static final char REPLACEMENT = '\uFFFD';
    private static final String REPLACEMENT_ENCODED = "%EF%BF%BD";

    private ObjectKey() {}

    /**
     * A key that is encoded as a form is: blank as {@code +}, everything special as {@code %XX} of its UTF-8 bytes. AWS leaves
     * {@code /} as it is, MinIO writes {@code %2F}; both are read.
     *
     * @throws UnreadableException if it is not encoded so
     */
    static String decoded(String encoded) {
        String key;
        try {
            key = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("the key is not URL-encoded: " + e.getMessage());
        }
        if (key.indexOf(REPLACEMENT) >= 0 && !hasReplacement(encoded)) {
            throw new UnreadableException("the key is not UTF-8 once it is decoded");
        }
        return plain(key);
    }

    /**
     * A key that is written as it is.
     *
     * @throws UnreadableException if no object can have it, or no warehouse could record it
     */
    static String plain(String key) {
        if (key.isEmpty()) {
            throw new UnreadableException("the key is empty");
        }
        if (key.indexOf('\0') >= 0) {
            throw new UnreadableException("the key has a NUL character, which a warehouse cannot record");
        }
        if (bytes(key) > MOST_BYTES) {
            throw new UnreadableException("the key is longer than the " + MOST_BYTES + " bytes that S3 allows");
        }
        return key;
    }

    private static int bytes(String key) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(key))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("the key is no text: it has half a character");
        }
    }

    private static boolean hasReplacement(String encoded) {
        return encoded.indexOf(REPLACEMENT) >= 0
                || encoded.toUpperCase(Locale.ROOT).contains(REPLACEMENT_ENCODED);
    }
}
