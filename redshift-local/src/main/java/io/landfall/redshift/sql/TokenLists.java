package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Positions and slices in lists of tokens that still carry their white space. */
final class TokenLists {
    private TokenLists() {}

    static String text(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }

    /** Without white space and comments. */
    static List<Token> significant(List<Token> tokens) {
        return tokens.stream().filter(Token::significant).toList();
    }

    /** Index of the next significant token at or behind {@code from}, or the size of the list. */
    static int nextSignificant(List<Token> tokens, int from) {
        int index = from;
        while (index < tokens.size() && !tokens.get(index).significant()) {
            index++;
        }
        return index;
    }

    /** Whether the next significant token at or behind {@code from} is this symbol. */
    static boolean symbolFollows(List<Token> tokens, int from, char symbol) {
        int index = nextSignificant(tokens, from);
        return index < tokens.size() && tokens.get(index).isSymbol(symbol);
    }

    /** Index of the parenthesis that closes the one at {@code open}, or -1. */
    static int closingParenthesis(List<Token> tokens, int open) {
        int depth = 0;
        for (int index = open; index < tokens.size(); index++) {
            Token token = tokens.get(index);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return index;
            }
        }
        return -1;
    }

    /** Splits at commas outside of parentheses; an empty list for nothing but white space. */
    static List<List<Token>> splitAtCommas(List<Token> tokens) {
        if (tokens.stream().noneMatch(Token::significant)) {
            return List.of();
        }
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int index = 0; index < tokens.size(); index++) {
            Token token = tokens.get(index);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.isSymbol(',')) {
                parts.add(tokens.subList(start, index));
                start = index + 1;
            }
        }
        parts.add(tokens.subList(start, tokens.size()));
        return parts;
    }

    /** Reads {@code [schema.]name} and returns it folded and quoted, as PostgreSQL shall see it. */
    static String qualifiedName(TokenCursor cursor) {
        StringBuilder name = new StringBuilder(quoted(cursor.expectIdentifier()));
        while (cursor.skipSymbol('.')) {
            name.append('.').append(quoted(cursor.expectIdentifier()));
        }
        return name.toString();
    }

    /** Index behind {@code [schema.]name}, which begins at {@code name}. */
    static int behindQualifiedName(List<Token> tokens, int name) {
        int index = name + 1;
        while (symbolFollows(tokens, index, '.')) {
            index = nextSignificant(tokens, index) + 1;
            index = nextSignificant(tokens, index) + 1;
        }
        return Math.min(index, tokens.size());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The only significant token of the list, or null if there are none or several. */
    static Token onlySignificant(List<Token> tokens) {
        List<Token> significant = tokens.stream().filter(Token::significant).toList();
        return significant.size() == 1 ? significant.get(0) : null;
    }
}
