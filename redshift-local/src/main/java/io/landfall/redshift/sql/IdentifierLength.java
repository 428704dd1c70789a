package io.landfall.redshift.sql;

import java.nio.charset.StandardCharsets;

/**
 * Redshift's names have up to 127 bytes, PostgreSQL's 63 and no error beyond: two long names would become one. They are refused
 * instead.
 */
final class IdentifierLength {
    private static final int MAX_BYTES = 63;

    private IdentifierLength() {}

    static void check(Token token) {
        if (token.isIdentifier() && token.text().length() * 3 > MAX_BYTES) {
            int bytes = token.identifier().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                throw StatementRefused.notSupported("names longer than " + MAX_BYTES + " bytes: " + token.text());
            }
        }
    }
}
