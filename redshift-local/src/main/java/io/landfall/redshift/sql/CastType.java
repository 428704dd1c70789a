package io.landfall.redshift.sql;

import java.util.List;
import java.util.Set;

/**
 * The type a value is cast to. A DECIMAL without precision is DECIMAL(18,0), in casts too; a VARCHAR without length keeps the
 * length of the value ("Numeric types" and "Character types" in the SQL reference).
 */
final class CastType {
    private static final Set<String> DECIMALS = Set.of("decimal", "dec", "numeric");

    private CastType() {}

    /**
     * The text for a token, with the default precision if it needs one.
     *
     * @throws StatementRefused when a value is cast to a type that Redshift does not know
     */
    static String withDefaults(List<Token> tokens, int index, String text) {
        Token token = tokens.get(index);
        boolean decimal = DECIMALS.contains(token.keyword());
        if (!decimal && !ColumnType.isRefused(token.keyword()) || !isCast(tokens, index)) {
            return text;
        }
        ColumnType.checkName(token.keyword());
        boolean bare =
                !TokenLists.symbolFollows(tokens, index + 1, '(') && !TokenLists.symbolFollows(tokens, index + 1, '[');
        return bare && decimal ? text + "(18,0)" : text;
    }

    private static boolean isCast(List<Token> tokens, int index) {
        int before = previous(tokens, index);
        if (before < 0) {
            return false;
        }
        if (tokens.get(before).isSymbol(':')) {
            return before > 0 && tokens.get(before - 1).isSymbol(':');
        }
        return tokens.get(before).isWord("as") && isInsideCast(tokens, before);
    }

    /** Whether the innermost parenthesis around this place is that of CAST. */
    private static boolean isInsideCast(List<Token> tokens, int from) {
        int depth = 0;
        for (int index = from; index >= 0; index--) {
            Token token = tokens.get(index);
            depth += token.isSymbol(')') ? 1 : token.isSymbol('(') ? -1 : 0;
            if (depth < 0) {
                int name = previous(tokens, index);
                return name >= 0
                        && (tokens.get(name).isWord("cast") || tokens.get(name).isWord("try_cast"));
            }
        }
        return false;
    }

    private static int previous(List<Token> tokens, int index) {
        int before = index - 1;
        while (before >= 0 && !tokens.get(before).significant()) {
            before--;
        }
        return before;
    }
}
