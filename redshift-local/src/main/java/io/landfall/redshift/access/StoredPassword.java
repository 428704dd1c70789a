package io.landfall.redshift.access;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is kept of a user's password to check it by. */
public sealed interface StoredPassword {

    /** The password as it is; only ever in memory. */
    record Clear(String password) implements StoredPassword {
        @Override
        public String toString() {
            return "Clear";
        }
    }

    /**
     * The digest over password and user name that CREATE USER calls an MD5 hash.
     *
     * @param hash 32 hexadecimal digits in lower case
     */
    record Md5(String hash) implements StoredPassword {
        @Override
        public String toString() {
            return "Md5";
        }
    }

    /** The digest over password and salt that CREATE USER takes as {@code sha256|digest|salt}. */
    record Sha256(byte[] digest, byte[] salt) implements StoredPassword {
        @Override
        public String toString() {
            return "Sha256";
        }
    }

    /** No password is the right one: the user was created with PASSWORD DISABLE, or is not known at all. */
    record Disabled() implements StoredPassword {}

    Pattern MD5 = Pattern.compile("md5([0-9a-fA-F]{32})");
    Pattern SHA256 = Pattern.compile("sha256\\|([0-9a-fA-F]{64})\\|(.+)", Pattern.DOTALL);

    /**
     * Reads what the database keeps.
     *
     * @param text {@code md5…} or {@code sha256|digest|salt}; null or anything else is no password
     */
    static StoredPassword parse(String text) {
        Matcher md5 = MD5.matcher(text == null ? "" : text);
        if (md5.matches()) {
            return new Md5(md5.group(1).toLowerCase(Locale.ROOT));
        }
        Matcher sha256 = SHA256.matcher(text == null ? "" : text);
        return sha256.matches()
                ? new Sha256(HexFormat.of().parseHex(sha256.group(1)), Digests.bytes(sha256.group(2)))
                : new Disabled();
    }

    /** What the database keeps of a password given as it is, for {@code md5} authentication. */
    static String md5Of(String user, String password) {
        return "md5" + Digests.md5(Digests.bytes(password), Digests.bytes(user));
    }
}
