package io.landfall.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that depend on what is announced and on nothing else: 32 hexadecimal digits of a SHA-256. */
public final class EventId {

    private static final int BYTES = 16;

    private EventId() {}

    static String of(Event event) {
        return hash(event.type() + '|' + event.identity());
    }

    /** The first half of the SHA-256 of the text, in hexadecimal. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
