package io.landfall.redshift.history;

import io.landfall.redshift.sql.Token;
import io.landfall.redshift.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Empties the literals that hold secrets, as Redshift does before it logs a statement. */
public final class Credentials {
    private static final Set<String> SECRETS = Set.of(
            "access_key_id", "secret_access_key", "session_token", "credentials", "password", "master_symmetric_key");

    private static final Set<String> BETWEEN = Set.of("as", "=", "with", "to");

    private Credentials() {}

    /** What may be kept of an error: a syntax error quotes the statement. */
    public static String maskError(String sql, String error) {
        boolean quotes = error != null && !mask(sql).equals(sql);
        return quotes ? error.replaceAll("\"[^\"]*\"", "\"\"") : error;
    }

    /** The text with empty literals in place of keys and passwords. */
    public static String mask(String sql) {
        List<Token> tokens = Tokenizer.tokenize(sql);
        if (tokens.stream().noneMatch(token -> SECRETS.contains(token.keyword()))) {
            return sql;
        }
        StringBuilder out = new StringBuilder(sql.length());
        boolean secret = false;
        for (Token token : tokens) {
            out.append(secret && token.isString() ? "''" : token.text());
            if (token.significant() && !BETWEEN.contains(token.text().toLowerCase(Locale.ROOT))) {
                secret = SECRETS.contains(token.keyword()) || secret && token.isString();
            }
        }
        return out.toString();
    }
}
