package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rewrites ALTER TABLE: keys and storage attributes have no effect here, new columns are read as in CREATE TABLE. */
final class AlterTableRewriter {
    private static final Set<String> STORAGE_WORDS = Set.of("distkey", "diststyle", "sortkey", "compound", "encode");

    private AlterTableRewriter() {}

    static List<Token> rewrite(List<Token> tokens) {
        int action = actionStart(tokens);
        TokenCursor cursor = new TokenCursor(TokenLists.significant(tokens.subList(action, tokens.size())));
        if (cursor.skipWord("alter")) {
            return isStorageChange(cursor) ? withAction(tokens, action, noChange()) : tokens;
        }
        if (!cursor.skipWord("add")) {
            return tokens;
        }
        List<Token> element = behindWord(tokens, action, "add");
        if (TableConstraint.isKey(element)) {
            return withAction(tokens, action, keyColumnsNotNull(TableConstraint.primaryKeyColumns(element)));
        }
        return addColumn(tokens, action, cursor.peek().isWord("column"), element);
    }

    private static List<Token> addColumn(List<Token> tokens, int action, boolean wordColumn, List<Token> element) {
        List<Token> definition = wordColumn ? behindWord(element, 0, "column") : element;
        List<Token> out = new ArrayList<>(tokens.subList(0, tokens.size() - definition.size()));
        out.addAll(ColumnRewriter.rewrite(definition, Set.of()));
        return out;
    }

    private static boolean isStorageChange(TokenCursor cursor) {
        if (cursor.skipWord("column")) {
            return cursor.peek(1).isWord("encode");
        }
        return STORAGE_WORDS.contains(cursor.peek().keyword());
    }

    /** An action that checks that the table exists and changes nothing. */
    private static String noChange() {
        return "RESET (fillfactor)";
    }

    private static String keyColumnsNotNull(List<String> columns) {
        if (columns.isEmpty()) {
            return noChange();
        }
        return columns.stream()
                .map(column -> "ALTER COLUMN \"" + column.replace("\"", "\"\"") + "\" SET NOT NULL")
                .collect(Collectors.joining(", "));
    }

    private static List<Token> withAction(List<Token> tokens, int action, String replacement) {
        List<Token> out = new ArrayList<>(tokens.subList(0, action));
        out.add(new Token(Token.Type.WORD, replacement));
        return out;
    }

    /** Index of the word behind {@code ALTER TABLE [schema.]name}. */
    private static int actionStart(List<Token> tokens) {
        int index = 0;
        for (int words = 0; words < 3; words++) {
            index = TokenLists.nextSignificant(tokens, index) + 1;
        }
        while (TokenLists.symbolFollows(tokens, index, '.')) {
            index = TokenLists.nextSignificant(tokens, index) + 1;
            index = TokenLists.nextSignificant(tokens, index) + 1;
        }
        return Math.min(TokenLists.nextSignificant(tokens, index), tokens.size());
    }

    private static List<Token> behindWord(List<Token> tokens, int from, String word) {
        int index = from;
        while (!tokens.get(index).isWord(word)) {
            index++;
        }
        return tokens.subList(index + 1, tokens.size());
    }
}
