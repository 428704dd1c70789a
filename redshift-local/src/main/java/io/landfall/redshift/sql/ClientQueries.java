package io.landfall.redshift.sql;

import io.landfall.redshift.sql.ClientFragments.Fragment;
import java.util.ArrayList;
import java.util.List;

/**
 * Catalog queries of known clients that PostgreSQL cannot take as they are. A fragment is recognised token by token; everything
 * else stays as it is.
 */
final class ClientQueries {
    private final List<Token> tokens;
    private final List<Fragment> fragments;
    private final List<Token> out = new ArrayList<>();

    private ClientQueries(List<Token> tokens, List<Fragment> fragments) {
        this.tokens = tokens;
        this.fragments = fragments;
    }

    static List<Token> rewrite(List<Token> tokens) {
        for (Token token : tokens) {
            List<Fragment> fragments = ClientFragments.announcedBy(token);
            if (!fragments.isEmpty()) {
                return new ClientQueries(tokens, fragments).run();
            }
        }
        return tokens;
    }

    private List<Token> run() {
        int index = 0;
        while (index < tokens.size()) {
            int end = replace(index);
            if (end < 0) {
                keep(index);
                end = index + 1;
            }
            index = end;
        }
        return out;
    }

    /** Replaces the fragment that begins at {@code index} and returns where it ends; -1 when none begins there. */
    private int replace(int index) {
        for (Fragment fragment : fragments) {
            List<Token> kept = new ArrayList<>();
            int end = end(index, fragment.tokens(), kept);
            if (end > 0) {
                fill(fragment.replacement(), kept);
                return end;
            }
        }
        return -1;
    }

    private int end(int index, List<Token> fragment, List<Token> kept) {
        int at = index;
        for (Token expected : fragment) {
            at = at == index ? at : TokenLists.nextSignificant(tokens, at);
            if (at >= tokens.size()) {
                return -1;
            }
            if (expected.text().equals(ClientFragments.ANY)) {
                kept.add(tokens.get(at));
            } else if (!tokens.get(at).text().equalsIgnoreCase(expected.text())) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private void fill(String replacement, List<Token> kept) {
        int next = 0;
        for (Token token : Tokenizer.tokenize(replacement)) {
            out.add(token.text().equals(ClientFragments.ANY) ? kept.get(next++) : token);
        }
    }

    /** PostgreSQL 8.0 reads {@code 1WHEN} as a number and a word; today's does not. */
    private void keep(int index) {
        out.add(tokens.get(index));
        boolean touches = tokens.get(index).type() == Token.Type.NUMBER
                && index + 1 < tokens.size()
                && tokens.get(index + 1).type() == Token.Type.WORD;
        if (touches) {
            out.add(new Token(Token.Type.WHITESPACE, " "));
        }
    }
}
