package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rewrites CREATE TABLE in both forms: with column definitions, and AS a query. */
final class CreateTableRewriter {
    private CreateTableRewriter() {}

    static boolean handles(Statement statement) {
        TokenCursor cursor = statement.cursor();
        if (!cursor.skipWord("create")) {
            return false;
        }
        cursor.skipWord("local");
        if (!cursor.skipWord("temp")) {
            cursor.skipWord("temporary");
        }
        return cursor.skipWord("table");
    }

    static List<Token> rewrite(List<Token> tokens) {
        int open = definitionStart(tokens);
        List<Token> out = new ArrayList<>();
        if (open < 0) {
            int behindName = attributesStart(tokens);
            out.addAll(tokens.subList(0, behindName));
            out.addAll(attributes(tokens.subList(behindName, tokens.size())));
            return out;
        }
        int close = TokenLists.closingParenthesis(tokens, open);
        if (close < 0) {
            throw StatementRefused.syntaxError(null);
        }
        List<Token> attributes = attributes(tokens.subList(close + 1, tokens.size()));
        boolean asQuery = attributes.stream().anyMatch(token -> token.isWord("as"));
        List<Token> inside = tokens.subList(open + 1, close);
        out.addAll(tokens.subList(0, open + 1));
        out.addAll(asQuery ? inside : definitions(inside));
        out.add(tokens.get(close));
        out.addAll(attributes);
        return out;
    }

    /** Index of the parenthesis that opens the column list, or -1 when there is none before AS. */
    private static int definitionStart(List<Token> tokens) {
        int index = attributesStart(tokens);
        int next = TokenLists.nextSignificant(tokens, index);
        return next < tokens.size() && tokens.get(next).isSymbol('(') ? next : -1;
    }

    /** Index behind the table's name. */
    private static int attributesStart(List<Token> tokens) {
        int index = 0;
        while (index < tokens.size() && !tokens.get(index).isWord("table")) {
            index++;
        }
        index = TokenLists.nextSignificant(tokens, index + 1);
        if (index < tokens.size() && tokens.get(index).isWord("if")) {
            for (int words = 0; words < 3; words++) {
                index = TokenLists.nextSignificant(tokens, index + 1);
            }
        }
        index++;
        while (TokenLists.symbolFollows(tokens, index, '.')) {
            index = TokenLists.nextSignificant(tokens, index) + 1;
            index = TokenLists.nextSignificant(tokens, index) + 1;
        }
        return Math.min(index, tokens.size());
    }

    private static List<Token> definitions(List<Token> inside) {
        List<List<Token>> elements = TokenLists.splitAtCommas(inside);
        Set<String> primaryKey = new HashSet<>();
        elements.forEach(element -> primaryKey.addAll(TableConstraint.primaryKeyColumns(element)));
        List<Token> out = new ArrayList<>();
        for (List<Token> element : elements) {
            if (TableConstraint.isKey(element)) {
                continue;
            }
            if (!out.isEmpty()) {
                out.add(new Token(Token.Type.SYMBOL, ","));
            }
            boolean like = new TokenCursor(TokenLists.significant(element)).skipWord("like");
            out.addAll(like ? element : ColumnRewriter.rewrite(element, primaryKey));
        }
        return out;
    }

    /** Drops the storage attributes between the column list (or the name) and AS. */
    private static List<Token> attributes(List<Token> tokens) {
        TokenFilter filter = new TokenFilter(tokens);
        while (filter.hasNext()) {
            switch (filter.peek().keyword()) {
                case "backup", "diststyle", "encode" -> filter.drop(2);
                case "compound", "interleaved" -> filter.drop();
                case "distkey", "sortkey" -> dropKey(filter);
                case "as" -> filter.keepRest();
                default -> filter.keep();
            }
        }
        return filter.kept();
    }

    /** DISTKEY (column), SORTKEY (columns) or SORTKEY AUTO. */
    private static void dropKey(TokenFilter filter) {
        filter.drop();
        if (filter.nextIsSymbol('(')) {
            filter.dropGroup();
        } else if (filter.nextAre("auto")) {
            filter.drop();
        }
    }
}
