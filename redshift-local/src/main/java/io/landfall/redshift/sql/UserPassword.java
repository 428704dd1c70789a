package io.landfall.redshift.sql;

import io.landfall.redshift.access.Digests;
import io.landfall.redshift.access.StoredPassword;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Passwords in CREATE USER and ALTER USER (their reference pages). PostgreSQL never sees one, only its MD5 digest. Of a SHA-256
 * digest it knows nothing; that one is kept beside, see {@link #digest}.
 */
public final class UserPassword {
    private static final String SHA256 = "sha256|";
    private static final int SALT_BYTES = 8;

    private UserPassword() {}

    /**
     * A password that is kept as SHA-256 digest.
     *
     * @param kept {@code sha256|digest|salt}
     */
    public record Digest(String user, String kept) {

        /** Without the digest, so that a log may show it. */
        @Override
        public String toString() {
            return "Digest[user=" + user + "]";
        }
    }

    private static boolean handles(Statement statement) {
        List<Token> tokens = TokenLists.significant(statement.tokens());
        return (statement.startsWith("create", "user") || statement.startsWith("alter", "user"))
                && tokens.size() > 2
                && tokens.get(2).isIdentifier();
    }

    /** The digest to keep when this statement sets one. */
    public static Optional<Digest> digest(Statement statement) {
        if (!handles(statement)) {
            return Optional.empty();
        }
        List<Token> tokens = TokenLists.significant(statement.tokens());
        for (int index = 3; index + 1 < tokens.size(); index++) {
            Token value = tokens.get(index + 1);
            if (tokens.get(index).isWord("password") && isSha256(value)) {
                String user = tokens.get(2).identifier();
                return Optional.of(new Digest(user, kept(value.stringContent())));
            }
        }
        return Optional.empty();
    }

    private static boolean isSha256(Token token) {
        return token.isString() && token.stringContent().startsWith(SHA256);
    }

    /** A password without digest and salt gets a salt of ours. */
    private static String kept(String given) {
        if (StoredPassword.parse(given) instanceof StoredPassword.Sha256) {
            return given;
        }
        byte[] random = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(random);
        String salt = HexFormat.of().formatHex(random);
        byte[] password = Digests.bytes(given.substring(SHA256.length()));
        return SHA256 + HexFormat.of().formatHex(Digests.sha256(password, Digests.bytes(salt))) + "|" + salt;
    }

    /**
     * The literal PostgreSQL is told in place of a password.
     *
     * @param user the name as the statement has it
     */
    static String literal(Token user, Token password) {
        if (isSha256(password)) {
            return "NULL";
        }
        String given = password.stringContent();
        boolean hash = StoredPassword.parse(given) instanceof StoredPassword.Md5;
        return "'" + (hash ? given : StoredPassword.md5Of(user.identifier(), given)) + "'";
    }
}
