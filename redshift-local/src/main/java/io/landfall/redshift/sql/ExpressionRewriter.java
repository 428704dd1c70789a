package io.landfall.redshift.sql;

import java.util.List;
import java.util.Locale;

/** Rewrites function calls and identifiers wherever they stand in a statement; all other tokens keep their text. */
final class ExpressionRewriter {

    String rewrite(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        Token previous = null;
        int index = 0;
        while (index < tokens.size()) {
            Token token = tokens.get(index);
            boolean qualified = previous != null && previous.isSymbol('.');
            int next = token.type() == Token.Type.WORD && !qualified ? rewriteWord(tokens, index, out) : index;
            if (next == index) {
                out.append(CastType.withDefaults(tokens, index, plain(token)));
                next = index + 1;
            }
            previous = token.significant() ? token : previous;
            index = next;
        }
        return out.toString();
    }

    /** Appends the rewritten construct that starts at {@code index} and returns where to go on, or {@code index}. */
    private int rewriteWord(List<Token> tokens, int index, StringBuilder out) {
        Token word = tokens.get(index);
        int open = TokenLists.nextSignificant(tokens, index + 1);
        boolean call = open < tokens.size() && tokens.get(open).isSymbol('(');
        if (word.isWord("sysdate") && !call && !TokenLists.symbolFollows(tokens, index + 1, '.')) {
            out.append("pg_catalog.sysdate()");
            return index + 1;
        }
        int close = call ? TokenLists.closingParenthesis(tokens, open) : -1;
        if (close < 0) {
            return index;
        }
        FunctionCall arguments =
                new FunctionCall(word.text(), TokenLists.splitAtCommas(tokens.subList(open + 1, close)), this);
        if (word.isWord("listagg")) {
            return ListAggregate.rewrite(arguments, tokens, close + 1, out);
        }
        FunctionRules.Rule rule = FunctionRules.find(word);
        String rewritten = rule == null ? null : rule.rewrite(arguments);
        if (rewritten == null) {
            return index;
        }
        out.append(rewritten);
        return close + 1;
    }

    private static String plain(Token token) {
        if (TemporaryName.is(token)) {
            return TokenLists.quoted(token.identifier());
        }
        return token.type() == Token.Type.QUOTED_IDENTIFIER ? token.text().toLowerCase(Locale.ROOT) : token.text();
    }
}
