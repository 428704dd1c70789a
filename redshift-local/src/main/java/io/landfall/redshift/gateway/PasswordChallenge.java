package io.landfall.redshift.gateway;

import io.landfall.redshift.access.Digests;
import io.landfall.redshift.access.Login;
import io.landfall.redshift.access.PasswordMethod;
import io.landfall.redshift.access.StoredPassword;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerMessages;
import java.security.SecureRandom;
import java.util.HexFormat;

/** One question for a password, and the check of its answer. Comparisons take a time that tells nothing. */
final class PasswordChallenge {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MD5_SALT_BYTES = 4;
    private static final int DIGEST_BYTES = 16;

    private final PasswordMethod method;
    private final byte[] salt;
    private final byte[] nonce = random(DIGEST_BYTES);

    private PasswordChallenge(PasswordMethod method, byte[] salt) {
        this.method = method;
        this.salt = salt;
    }

    /**
     * Chooses the question. What is kept of a password may not allow the one that is wanted: an MD5 hash cannot be compared
     * with a SHA-256 digest, nor the other way round.
     */
    static PasswordChallenge of(PasswordMethod wanted, StoredPassword stored) {
        if (wanted == PasswordMethod.CLEARTEXT) {
            return new PasswordChallenge(wanted, new byte[0]);
        }
        if (stored instanceof StoredPassword.Sha256 kept) {
            return new PasswordChallenge(PasswordMethod.SHA256, kept.salt());
        }
        boolean digest = wanted == PasswordMethod.SHA256 && !(stored instanceof StoredPassword.Md5);
        return digest
                ? new PasswordChallenge(PasswordMethod.SHA256, random(DIGEST_BYTES))
                : new PasswordChallenge(PasswordMethod.MD5, random(MD5_SALT_BYTES));
    }

    Message request() {
        return switch (method) {
            case CLEARTEXT -> ServerMessages.cleartextRequest();
            case MD5 -> ServerMessages.md5Request(salt);
            case SHA256 -> ServerMessages.digestRequest(salt, nonce);
        };
    }

    /** Whether the answer was made from the login's password. */
    boolean isAnswered(Message answer, Login login) {
        char expectedType = method == PasswordMethod.SHA256 ? 'd' : 'p';
        if (answer.type() != expectedType) {
            return false;
        }
        return switch (method) {
            case CLEARTEXT -> matchesClear(answer.reader().readString(), login);
            case MD5 -> matchesMd5(answer.reader().readString(), login);
            case SHA256 -> matchesDigest(answer.reader(), login.password());
        };
    }

    private static boolean matchesClear(String given, Login login) {
        byte[] password = Digests.bytes(given);
        StoredPassword stored = login.password();
        if (stored instanceof StoredPassword.Clear clear) {
            return Digests.same(Digests.bytes(clear.password()), password);
        }
        if (stored instanceof StoredPassword.Md5 md5) {
            String hash = Digests.md5(password, Digests.bytes(login.name()));
            return Digests.same(Digests.bytes(md5.hash()), Digests.bytes(hash));
        }
        return stored instanceof StoredPassword.Sha256 sha256
                && Digests.same(sha256.digest(), Digests.sha256(password, sha256.salt()));
    }

    private boolean matchesMd5(String given, Login login) {
        StoredPassword stored = login.password();
        String hash = null;
        if (stored instanceof StoredPassword.Clear clear) {
            hash = Digests.md5(Digests.bytes(clear.password()), Digests.bytes(login.name()));
        } else if (stored instanceof StoredPassword.Md5 md5) {
            hash = md5.hash();
        }
        return hash != null
                && Digests.same(Digests.bytes("md5" + Digests.md5(Digests.bytes(hash), salt)), Digests.bytes(given));
    }

    private boolean matchesDigest(PayloadReader answer, StoredPassword stored) {
        byte[] given = answer.readBytes(answer.readInt32());
        byte[] clientNonce = answer.readBytes(answer.readInt32());
        byte[] inner = null;
        if (stored instanceof StoredPassword.Clear clear) {
            inner = Digests.sha256(Digests.bytes(clear.password()), salt);
        } else if (stored instanceof StoredPassword.Sha256 sha256) {
            inner = sha256.digest();
        }
        return inner != null && Digests.same(Digests.sha256(inner, nonce, clientNonce), given);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        // Clients read salts as text that ends at a zero byte.
        return length == MD5_SALT_BYTES ? bytes : Digests.bytes(HexFormat.of().formatHex(bytes));
    }
}
