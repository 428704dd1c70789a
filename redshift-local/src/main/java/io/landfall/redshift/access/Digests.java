package io.landfall.redshift.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digests of the password protocols. */
public final class Digests {
    private Digests() {}

    /** The MD5 digest of the parts, one behind the other, in lower-case hexadecimal. */
    public static String md5(byte[]... parts) {
        return HexFormat.of().formatHex(digest("MD5", parts));
    }

    /** The SHA-256 digest of the parts, one behind the other. */
    public static byte[] sha256(byte[]... parts) {
        return digest("SHA-256", parts);
    }

    /** Compares in a time that does not depend on the content. */
    public static boolean same(byte[] left, byte[] right) {
        return MessageDigest.isEqual(left, right);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, missing);
        }
    }
}
