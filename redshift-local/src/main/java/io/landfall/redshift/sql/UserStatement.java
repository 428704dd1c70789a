package io.landfall.redshift.sql;

import io.landfall.redshift.access.Digests;
import io.landfall.redshift.access.StoredPassword;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * CREATE USER and ALTER USER (their reference pages). PostgreSQL never sees a password, only its MD5 digest. Of a SHA-256
 * digest it knows nothing; that one is kept beside, see {@link #digest}.
 */
public final class UserStatement {
    private static final String SHA256 = "sha256|";
    private static final int SALT_BYTES = 8;

    private final List<Token> in;
    private final List<Token> out = new ArrayList<>();
    private final String user;

    private UserStatement(Statement statement) {
        this.in = TokenLists.significant(statement.tokens());
        this.user = in.get(2).identifier();
    }

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

    static boolean handles(Statement statement) {
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

    static List<Token> rewrite(Statement statement) {
        return new UserStatement(statement).rewrite();
    }

    private List<Token> rewrite() {
        in.subList(0, 2).forEach(this::add);
        addWord('"' + user.replace("\"", "\"\"") + '"');
        int index = 3;
        while (index < in.size()) {
            index += option(index);
        }
        return out;
    }

    /** @return how many tokens of the statement were taken */
    private int option(int index) {
        Token token = in.get(index);
        Token next = index + 1 < in.size() ? in.get(index + 1) : new Token(Token.Type.WHITESPACE, "");
        switch (token.keyword()) {
            case "password" -> {
                password(next);
                return 2;
            }
            case "createuser" -> addWord("SUPERUSER");
            case "nocreateuser" -> addWord("NOSUPERUSER");
            case "unlimited" -> addWord("-1");
            case "syslog" -> {
                return 3;
            }
            case "session", "externalid" ->
                throw StatementRefused.notSupported(
                        token.keyword().equals("session") ? "SESSION TIMEOUT of a user" : "EXTERNALID of a user");
            default -> add(token);
        }
        return 1;
    }

    private void password(Token value) {
        addWord("PASSWORD");
        if (value.isWord("disable") || isSha256(value)) {
            addWord("NULL");
        } else if (value.isString()) {
            String given = value.stringContent();
            boolean hash = StoredPassword.parse(given) instanceof StoredPassword.Md5;
            addWord("'" + (hash ? given : StoredPassword.md5Of(user, given)) + "'");
        } else {
            throw StatementRefused.syntaxError(value.text().isEmpty() ? null : value.text());
        }
    }

    private void addWord(String text) {
        add(new Token(Token.Type.WORD, text));
    }

    private void add(Token token) {
        if (!out.isEmpty()) {
            out.add(new Token(Token.Type.WHITESPACE, " "));
        }
        out.add(token);
    }
}
