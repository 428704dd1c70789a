package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.List;
import java.util.Locale;

/**
 * A sequence of significant tokens that a statement must not have.
 *
 * @param text words and symbols between blanks; {@code *} marks the one an error names, {@code !} one that must not follow
 * @param message the error's text; null for a syntax error
 */
record TokenPattern(String text, String message) {

    /** The key under which patterns are looked up: the first token. */
    String first() {
        return text.split(" ")[0].replace("*", "");
    }

    static String key(Token token) {
        return token.type() == Token.Type.SYMBOL ? token.text() : token.keyword();
    }

    /** Throws the error if the tokens from {@code start} on are those of the pattern. */
    void check(List<Token> tokens, int start) {
        Token named = tokens.get(start);
        int index = start;
        for (String part : text.split(" ")) {
            boolean absent = part.startsWith("!");
            String wanted = part.replaceFirst("[*!]", "");
            boolean matches = index < tokens.size() && key(tokens.get(index)).equals(wanted);
            if (matches == absent) {
                return;
            }
            named = part.startsWith("*") ? tokens.get(index) : named;
            index++;
        }
        throw message == null
                ? StatementRefused.syntaxError(named.text().toLowerCase(Locale.ROOT))
                : new StatementRefused(ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, message));
    }
}
