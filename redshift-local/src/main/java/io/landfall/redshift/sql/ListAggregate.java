package io.landfall.redshift.sql;

import java.util.List;

/** LISTAGG(x [, d]) [WITHIN GROUP (ORDER BY …)] is PostgreSQL's STRING_AGG(x, d [ORDER BY …]). */
final class ListAggregate {
    private ListAggregate() {}

    /**
     * Appends the rewritten aggregate.
     *
     * @param call LISTAGG and its arguments
     * @param behind index of the token behind the closing parenthesis
     * @return index of the first token that is not part of the aggregate
     */
    static int rewrite(FunctionCall call, List<Token> tokens, int behind, StringBuilder out) {
        if (call.size() == 0) {
            throw StatementRefused.syntaxError(")");
        }
        List<Token> value = call.tokens(0);
        int first = TokenLists.nextSignificant(value, 0);
        boolean distinct = value.get(first).isWord("distinct");
        String expression = call.rewrite(distinct ? value.subList(first + 1, value.size()) : value);
        out.append("STRING_AGG(").append(distinct ? "DISTINCT " : "");
        out.append('(').append(expression).append(")::text, ");
        out.append(call.size() > 1 ? call.argument(1) : "''");

        int open = withinGroup(tokens, behind);
        int close = open < 0 ? -1 : TokenLists.closingParenthesis(tokens, open);
        if (close < 0) {
            out.append(')');
            return behind;
        }
        out.append(' ').append(call.rewrite(tokens.subList(open + 1, close))).append(')');
        return close + 1;
    }

    /** Index of the parenthesis behind WITHIN GROUP, or -1. */
    private static int withinGroup(List<Token> tokens, int from) {
        int within = TokenLists.nextSignificant(tokens, from);
        int group = TokenLists.nextSignificant(tokens, within + 1);
        int open = TokenLists.nextSignificant(tokens, group + 1);
        boolean found = open < tokens.size()
                && tokens.get(within).isWord("within")
                && tokens.get(group).isWord("group")
                && tokens.get(open).isSymbol('(');
        return found ? open : -1;
    }
}
