package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites CREATE TABLE in both forms, with column definitions and AS a query, and CREATE MATERIALIZED VIEW, which has the same
 * storage attributes.
 */
final class CreateTableRewriter {
    private final List<Token> tokens;
    private final List<Token> out = new ArrayList<>();
    private final StorageAttributes attributes = new StorageAttributes();

    private CreateTableRewriter(List<Token> tokens) {
        this.tokens = tokens;
        attributes.created();
    }

    static boolean handles(Statement statement) {
        TokenCursor cursor = statement.cursor();
        if (!cursor.skipWord("create")) {
            return false;
        }
        if (cursor.skipWord("materialized")) {
            return cursor.skipWord("view");
        }
        cursor.skipWord("local");
        if (!cursor.skipWord("temp")) {
            cursor.skipWord("temporary");
        }
        return cursor.skipWord("table");
    }

    static List<Token> rewrite(List<Token> tokens) {
        CreateTableRewriter rewriter = new CreateTableRewriter(tokens);
        rewriter.run();
        rewriter.attributes.recordFor("");
        return rewriter.out;
    }

    /** What the statement says about storage and keys; empty when it leaves everything to Redshift. */
    static Optional<TableRecord> record(List<Token> tokens) {
        CreateTableRewriter rewriter = new CreateTableRewriter(tokens);
        int name = rewriter.run();
        TableRecord record = rewriter.attributes.recordFor(
                TokenLists.qualifiedName(new TokenCursor(TokenLists.significant(tokens.subList(name, tokens.size())))));
        return rewriter.attributes.isEmpty() ? Optional.empty() : Optional.of(record);
    }

    /** Returns the index of the table's name. */
    private int run() {
        int name = nameStart();
        int behindName = TokenLists.behindQualifiedName(tokens, name);
        checkName(name);
        beginning(name, behindName);
        int open = TokenLists.nextSignificant(tokens, behindName);
        List<Token> rest = tokens.subList(behindName, tokens.size());
        if (open < tokens.size() && tokens.get(open).isSymbol('(')) {
            int close = TokenLists.closingParenthesis(tokens, open);
            if (close < 0) {
                throw StatementRefused.syntaxError(null);
            }
            rest = tokens.subList(close + 1, tokens.size());
            List<Token> inside = tokens.subList(open + 1, close);
            out.addAll(tokens.subList(behindName, open + 1));
            out.addAll(rest.stream().anyMatch(token -> token.isWord("as")) ? inside : definitions(inside));
            out.add(tokens.get(close));
        }
        out.addAll(new TableAttributeReader(rest, attributes).run());
        return name;
    }

    /** Up to the name; a name that begins with # makes the table temporary. */
    private void beginning(int name, int behindName) {
        List<Token> words = tokens.subList(0, name);
        boolean temporary = words.stream().anyMatch(word -> word.isWord("temp") || word.isWord("temporary"));
        if (tokens.get(name).text().startsWith("#") && !temporary) {
            for (Token word : words) {
                if (word.isWord("table")) {
                    out.add(new Token(Token.Type.WORD, "TEMP"));
                    out.add(new Token(Token.Type.WHITESPACE, " "));
                }
                out.add(word);
            }
        } else {
            out.addAll(words);
        }
        out.addAll(tokens.subList(name, behindName));
    }

    private void checkName(int name) {
        if (name >= tokens.size() || !tokens.get(name).isIdentifier()) {
            throw StatementRefused.syntaxError(
                    name < tokens.size() ? tokens.get(name).text() : null);
        }
        ReservedWords.check(tokens.get(name));
    }

    /** Index of the table's name. */
    private int nameStart() {
        int index = 0;
        while (!tokens.get(index).isWord("table") && !tokens.get(index).isWord("view")) {
            index++;
        }
        index = TokenLists.nextSignificant(tokens, index + 1);
        if (index < tokens.size() && tokens.get(index).isWord("if")) {
            for (int words = 0; words < 3; words++) {
                index = TokenLists.nextSignificant(tokens, index + 1);
            }
        }
        return index;
    }

    private List<Token> definitions(List<Token> inside) {
        List<List<Token>> elements = TokenLists.splitAtCommas(inside);
        Set<String> primaryKey = new HashSet<>();
        List<List<Token>> columns = new ArrayList<>();
        for (List<Token> element : elements) {
            if (TableConstraint.isConstraint(element)) {
                DeclaredKey key = TableConstraint.parse(element);
                attributes.key(key);
                primaryKey.addAll(key.kind().equals("p") ? key.columns() : List.of());
            } else {
                columns.add(element);
            }
        }
        List<Token> definitions = new ArrayList<>();
        for (List<Token> element : columns) {
            if (!definitions.isEmpty()) {
                definitions.add(new Token(Token.Type.SYMBOL, ","));
            }
            definitions.addAll(definition(element, primaryKey));
        }
        return definitions;
    }

    private List<Token> definition(List<Token> element, Set<String> primaryKey) {
        TokenCursor cursor = new TokenCursor(TokenLists.significant(element));
        if (!cursor.skipWord("like")) {
            return ColumnRewriter.rewrite(element, primaryKey, attributes);
        }
        attributes.like(TokenLists.qualifiedName(cursor));
        if (cursor.skipWord("including") || cursor.skipWord("excluding")) {
            cursor.expectWord("defaults");
        }
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return element;
    }
}
