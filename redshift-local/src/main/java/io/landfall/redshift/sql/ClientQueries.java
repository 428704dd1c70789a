package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Fragments of the catalog queries that the Redshift JDBC driver sends and PostgreSQL cannot take: column aliases used again in
 * the same list (Redshift's lateral alias references), and a function returning a set inside of CASE. A fragment is recognised
 * token by token; everything else stays as it is.
 */
final class ClientQueries {

    private record Fragment(List<Token> tokens, List<Token> replacement) {
        static Fragment of(String sql, String replacement) {
            return new Fragment(
                    TokenLists.significant(Tokenizer.tokenize(sql)), List.of(new Token(Token.Type.WORD, replacement)));
        }
    }

    private static final String SERIES_START =
            "generate_series(array_lower(proargnames, 1), array_upper(proargnames, 1)";

    private static final List<Fragment> FRAGMENTS = List.of(
            Fragment.of(
                    "IS_AUTOINCREMENT AS IS_GENERATEDCOLUMN",
                    "CASE WHEN pg_catalog.pg_get_expr(def.adbin, def.adrelid) ~ '^\"?(default_)?identity' THEN 'YES' ELSE 'NO' END"
                            + " AS IS_GENERATEDCOLUMN"),
            Fragment.of(
                    "CASE WHEN (proallargtypes IS NULL) THEN " + SERIES_START + ")-1 ELSE " + SERIES_START
                            + "+1)-1 END AS pos",
                    SERIES_START + " + CASE WHEN proallargtypes IS NULL THEN 0 ELSE 1 END)-1 AS pos"),
            // Parameters keep no length in PostgreSQL.
            Fragment.of("PROBIN_BYTES IS NOT NULL", "false"),
            Fragment.of("PROBIN_BYTES-4", "NULL::integer"),
            Fragment.of("PROBIN_BYTES::numeric-4", "NULL::integer"));

    private ClientQueries() {}

    static List<Token> rewrite(List<Token> tokens) {
        if (tokens.stream().noneMatch(ClientQueries::beginsFragment)) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens.size());
        int index = 0;
        while (index < tokens.size()) {
            index = rewriteAt(tokens, index, out);
        }
        return out;
    }

    private static boolean beginsFragment(Token token) {
        return token.isWord("is_generatedcolumn") || token.isWord("probin_bytes") || token.isWord("proallargtypes");
    }

    private static int rewriteAt(List<Token> tokens, int index, List<Token> out) {
        for (Fragment fragment : FRAGMENTS) {
            int end = end(tokens, index, fragment.tokens());
            if (end > 0) {
                out.addAll(fragment.replacement());
                return end;
            }
        }
        out.add(tokens.get(index));
        return index + 1;
    }

    /** Where the fragment that begins at {@code index} ends; -1 when it does not begin there. */
    private static int end(List<Token> tokens, int index, List<Token> fragment) {
        int at = index;
        for (Token expected : fragment) {
            at = expected == fragment.get(0) ? at : TokenLists.nextSignificant(tokens, at);
            if (at >= tokens.size() || !tokens.get(at).text().equalsIgnoreCase(expected.text())) {
                return -1;
            }
            at++;
        }
        return at;
    }
}
