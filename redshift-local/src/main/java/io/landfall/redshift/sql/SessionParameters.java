package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Redshift's own session parameters. PostgreSQL keeps them, under a prefix, as settings without effect; their defaults are in
 * the embedded server's configuration.
 */
public final class SessionParameters {
    /** Prefix under which PostgreSQL knows Redshift's parameters. */
    public static final String PREFIX = "redshift.";

    /** Parameters with no effect in the emulator, and their defaults. */
    public static final Map<String, String> DEFAULTS = Map.of(
            "query_group", "default",
            "enable_result_cache_for_session", "on",
            "wlm_query_slot_count", "1",
            "analyze_threshold_percent", "10",
            "enable_case_sensitive_identifier", "off",
            "json_parse_truncate_strings", "off",
            "spectrum_query_maxerror", "-1",
            "server_version", "8.0.2",
            "server_version_num", "80002");

    private SessionParameters() {}

    static boolean handles(Statement statement) {
        return statement.startsWith("set") || statement.startsWith("show") || statement.startsWith("reset");
    }

    static List<Token> rewrite(List<Token> tokens) {
        int first = TokenLists.nextSignificant(tokens, 0);
        int index = TokenLists.nextSignificant(tokens, first + 1);
        if (index < tokens.size()
                && (tokens.get(index).isWord("session") || tokens.get(index).isWord("local"))) {
            index = TokenLists.nextSignificant(tokens, index + 1);
        }
        if (index >= tokens.size()) {
            return tokens;
        }
        String name = tokens.get(index).keyword();
        refuseCaseSensitivity(name, tokens.subList(index + 1, tokens.size()));
        boolean fixed = name.startsWith("server_version") && !tokens.get(first).isWord("show");
        String replacement = DEFAULTS.containsKey(name) && !fixed ? PREFIX + name : null;
        if (name.equals("readonly")) {
            replacement = "default_transaction_read_only";
        }
        if (replacement == null) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens);
        out.set(index, new Token(Token.Type.WORD, replacement));
        return out;
    }

    private static void refuseCaseSensitivity(String name, List<Token> value) {
        boolean on = value.stream().anyMatch(token -> token.isWord("true") || token.isWord("on"));
        if (name.equals("enable_case_sensitive_identifier") && on) {
            throw StatementRefused.notSupported("enable_case_sensitive_identifier = true");
        }
    }
}
