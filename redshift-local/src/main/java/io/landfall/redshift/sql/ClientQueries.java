package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Fragments of the catalog queries of the Redshift JDBC driver that PostgreSQL cannot take: aliases of the select list used again
 * in the list or in WHERE (Redshift's lateral alias references), a function returning a set inside of CASE, and a number that
 * touches the next word. A fragment is recognised token by token; everything else stays as it is.
 */
final class ClientQueries {
    /** Stands for any one token, which is kept. */
    private static final String ANY = "?";

    /** @param replacement texts, or {@link #ANY} for the token matched by it */
    private record Fragment(List<Token> tokens, String replacement) {
        static Fragment of(String sql, String replacement) {
            return new Fragment(TokenLists.significant(Tokenizer.tokenize(sql)), replacement);
        }
    }

    private static final String SERIES = "generate_series(array_lower(proargnames, 1), array_upper(proargnames, 1)";
    private static final String IDENTITY =
            "CASE WHEN left(%s, 10) = '\"identity\"' OR left(%s, 16) = 'default_identity'"
                    + " THEN 'YES' ELSE 'NO' END AS IS_GENERATEDCOLUMN FROM ";
    private static final String ADDED = IDENTITY.replace("%s", "column_default");
    private static final String STORED = IDENTITY.replace("%s", "def.adsrc");

    private static final List<Fragment> FRAGMENTS = List.of(
            Fragment.of(
                    "CASE WHEN left(pg_catalog.pg_get_expr(def.adbin, def.adrelid), 16) = 'default_identity'",
                    "CASE WHEN left(def.adsrc, 10) = '\"identity\"' OR left(def.adsrc, 16) = 'default_identity'"),
            Fragment.of(
                    "IS_AUTOINCREMENT AS IS_GENERATEDCOLUMN FROM pg_catalog.pg_namespace",
                    STORED + "pg_catalog.pg_namespace"),
            Fragment.of("IS_AUTOINCREMENT AS IS_GENERATEDCOLUMN FROM", ADDED),
            Fragment.of("AND TABLE_SCHEM LIKE ? AND TABLE_NAME LIKE", "AND n.nspname LIKE ? AND c.relname LIKE"),
            Fragment.of("relnamespace = n.oid AND TABLE_NAME LIKE", "relnamespace = n.oid AND c.relname LIKE"),
            Fragment.of("AND TABLE_SCHEM LIKE ? AND (false OR", "AND n.nspname LIKE ? AND (false OR"),
            Fragment.of("AND TABLE_SCHEM LIKE ? ORDER BY TABLE_TYPE", "AND n.nspname LIKE ? ORDER BY TABLE_TYPE"),
            Fragment.of(
                    "CASE WHEN (proallargtypes IS NULL) THEN " + SERIES + ")-1 ELSE " + SERIES + "+1)-1 END AS pos",
                    SERIES + " + CASE WHEN proallargtypes IS NULL THEN 0 ELSE 1 END)-1 AS pos"),
            Fragment.of("AND COLUMN_NAME LIKE ? UNION ALL", "AND '' LIKE ? UNION ALL"),
            Fragment.of(
                    "AND COLUMN_NAME LIKE ? ) AS INPUT_PARAM_TABLE",
                    "AND CASE WHEN proallargtypes IS NULL THEN proargnames[pos+1] ELSE proargnames[pos] END LIKE ?"
                            + " ) AS INPUT_PARAM_TABLE"),
            // Parameters keep no length in PostgreSQL.
            Fragment.of("PROBIN_BYTES IS NOT NULL", "false"),
            Fragment.of("PROBIN_BYTES-4", "NULL::integer"),
            Fragment.of("PROBIN_BYTES::numeric-4", "NULL::integer"));

    private ClientQueries() {}

    static List<Token> rewrite(List<Token> tokens) {
        if (tokens.stream().noneMatch(ClientQueries::occursInFragments)) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens.size());
        int index = 0;
        while (index < tokens.size()) {
            index = rewriteAt(tokens, index, out);
        }
        return out;
    }

    private static boolean occursInFragments(Token token) {
        return token.isWord("is_generatedcolumn") || token.isWord("table_schem") || token.isWord("proallargtypes");
    }

    private static int rewriteAt(List<Token> tokens, int index, List<Token> out) {
        for (Fragment fragment : FRAGMENTS) {
            List<Token> kept = new ArrayList<>();
            int end = end(tokens, index, fragment.tokens(), kept);
            if (end > 0) {
                String text = kept.isEmpty()
                        ? fragment.replacement()
                        : fragment.replacement().replace(ANY, kept.get(0).text());
                out.addAll(Tokenizer.tokenize(text));
                return end;
            }
        }
        out.add(tokens.get(index));
        return touchesWord(tokens, index) ? separate(out, index) : index + 1;
    }

    /** PostgreSQL 8.0 reads {@code 1WHEN} as a number and a word; today's does not. */
    private static boolean touchesWord(List<Token> tokens, int index) {
        return tokens.get(index).type() == Token.Type.NUMBER
                && index + 1 < tokens.size()
                && tokens.get(index + 1).type() == Token.Type.WORD;
    }

    private static int separate(List<Token> out, int index) {
        out.add(new Token(Token.Type.WHITESPACE, " "));
        return index + 1;
    }

    /** Where the fragment that begins at {@code index} ends; -1 when it does not begin there. */
    private static int end(List<Token> tokens, int index, List<Token> fragment, List<Token> kept) {
        int at = index;
        for (Token expected : fragment) {
            at = at == index ? at : TokenLists.nextSignificant(tokens, at);
            if (at >= tokens.size()) {
                return -1;
            }
            boolean any = expected.text().equals(ANY);
            if (any) {
                kept.add(tokens.get(at));
            } else if (!tokens.get(at).text().equalsIgnoreCase(expected.text())) {
                return -1;
            }
            at++;
        }
        return at;
    }
}
