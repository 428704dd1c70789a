package io.landfall.redshift.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** PostgreSQL's MD5 password answer: {@code "md5" + md5(md5(password + user) + salt)}. */
final class Md5Password {
    private Md5Password() {}

    static boolean matches(String answer, String user, String password, byte[] salt) {
        byte[] expected = answer(user, password, salt).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, answer.getBytes(StandardCharsets.UTF_8));
    }

    static String answer(String user, String password, byte[] salt) {
        String inner = digest((password + user).getBytes(StandardCharsets.UTF_8));
        byte[] innerBytes = inner.getBytes(StandardCharsets.UTF_8);
        byte[] salted = new byte[innerBytes.length + salt.length];
        System.arraycopy(innerBytes, 0, salted, 0, innerBytes.length);
        System.arraycopy(salt, 0, salted, innerBytes.length, salt.length);
        return "md5" + digest(salted);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java runtime has no MD5", missing);
        }
    }
}
