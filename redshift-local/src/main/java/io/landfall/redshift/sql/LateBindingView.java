package io.landfall.redshift.sql;

import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE [OR REPLACE] VIEW … WITH NO SCHEMA BINDING}: a view whose tables need not exist (CREATE VIEW reference).
 *
 * @param name quoted, with its schema if the statement names one
 * @param columns the column list with its parentheses; empty when there is none
 * @param query as PostgreSQL shall see it
 */
public record LateBindingView(String name, boolean replace, String columns, String query) {
    private static final List<String> ENDING = List.of("with", "no", "schema", "binding");

    /** Empty for other statements. */
    public static Optional<LateBindingView> of(Statement statement) {
        TokenCursor cursor = statement.cursor();
        boolean create = cursor.skipWord("create");
        boolean replace = cursor.skipWord("or") && cursor.skipWord("replace");
        if (!create || !cursor.skipWord("view") || !endsLate(statement.tokens())) {
            return Optional.empty();
        }
        String name = TokenLists.qualifiedName(cursor);
        List<Token> tokens = statement.tokens();
        int as = 0;
        while (as < tokens.size() && !tokens.get(as).isWord("as")) {
            as++;
        }
        Statement query = new Statement(tokens.subList(Math.min(as + 1, tokens.size()), ending(tokens)));
        QualifiedRelations.check(query);
        return Optional.of(new LateBindingView(name, replace, columns(cursor), new SqlRewriter().rewrite(query)));
    }

    private static String columns(TokenCursor cursor) {
        if (!cursor.peek().isSymbol('(')) {
            return "";
        }
        List<String> quoted =
                TableConstraint.columns(cursor).stream().map(TokenLists::quoted).toList();
        return "(" + String.join(", ", quoted) + ")";
    }

    private static boolean endsLate(List<Token> tokens) {
        List<Token> significant = TokenLists.significant(tokens);
        int from = significant.size() - ENDING.size();
        for (int word = 0; word < ENDING.size(); word++) {
            if (from < 0 || !significant.get(from + word).isWord(ENDING.get(word))) {
                return false;
            }
        }
        return true;
    }

    /** Index of the word WITH that begins the ending. */
    private static int ending(List<Token> tokens) {
        int index = tokens.size() - 1;
        while (!tokens.get(index).isWord("with")) {
            index--;
        }
        return index;
    }
}
