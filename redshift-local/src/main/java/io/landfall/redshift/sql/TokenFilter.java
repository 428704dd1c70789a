package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** Walks over tokens and decides for each construct whether it is kept, dropped or replaced. White space is kept. */
final class TokenFilter {
    private final List<Token> tokens;
    private final List<Token> kept = new ArrayList<>();
    private int index;

    TokenFilter(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Keeps white space and comments, then says whether a significant token follows. */
    boolean hasNext() {
        while (index < tokens.size() && !tokens.get(index).significant()) {
            kept.add(tokens.get(index++));
        }
        return index < tokens.size();
    }

    Token peek() {
        return tokens.get(index);
    }

    /** Whether these words (lower case) come next; takes nothing. */
    boolean nextAre(String... words) {
        int at = index;
        for (String word : words) {
            at = TokenLists.nextSignificant(tokens, at);
            if (at >= tokens.size() || !tokens.get(at++).isWord(word)) {
                return false;
            }
        }
        return true;
    }

    boolean nextIsSymbol(char symbol) {
        return TokenLists.symbolFollows(tokens, index, symbol);
    }

    /** Whether this symbol follows the next token. */
    boolean symbolFollows(char symbol) {
        return TokenLists.symbolFollows(tokens, index + 1, symbol);
    }

    /** The first number in the parentheses behind so many tokens; -1 when there is none. */
    int firstNumberInGroup(int words) {
        int at = index;
        for (int word = 0; word < words; word++) {
            at = TokenLists.nextSignificant(tokens, at) + 1;
        }
        if (!TokenLists.symbolFollows(tokens, at, '(')) {
            return -1;
        }
        int number = TokenLists.nextSignificant(tokens, TokenLists.nextSignificant(tokens, at) + 1);
        boolean whole = number < tokens.size() && tokens.get(number).text().matches("\\d{1,9}");
        return whole ? Integer.parseInt(tokens.get(number).text()) : -1;
    }

    void keep() {
        kept.add(tokens.get(index++));
    }

    /** Keeps a parenthesised group whole. */
    void keepGroup() {
        int close = closing();
        kept.addAll(tokens.subList(index, close + 1));
        index = close + 1;
    }

    void keepRest() {
        kept.addAll(tokens.subList(index, tokens.size()));
        index = tokens.size();
    }

    /** Drops the next significant token and what separates it from here; returns it. */
    Token drop() {
        index = TokenLists.nextSignificant(tokens, index);
        if (index >= tokens.size()) {
            throw StatementRefused.syntaxError(null);
        }
        return tokens.get(index++);
    }

    void drop(int count) {
        for (int done = 0; done < count; done++) {
            drop();
        }
    }

    /** Drops a parenthesised group and returns what was inside. */
    List<Token> dropGroup() {
        index = TokenLists.nextSignificant(tokens, index);
        int close = closing();
        List<Token> inside = tokens.subList(index + 1, close);
        index = close + 1;
        return inside;
    }

    /** Puts new text, set off by blanks, in the place where the filter stands. */
    void put(String text) {
        Token blank = new Token(Token.Type.WHITESPACE, " ");
        kept.addAll(List.of(blank, new Token(Token.Type.WORD, text), blank));
    }

    /** Keeps the next token, but with other text. */
    void replace(String text) {
        kept.add(new Token(Token.Type.WORD, text));
        index++;
    }

    List<Token> kept() {
        return kept;
    }

    private int closing() {
        if (index >= tokens.size() || !tokens.get(index).isSymbol('(')) {
            throw StatementRefused.syntaxError(
                    index < tokens.size() ? tokens.get(index).text() : null);
        }
        int close = TokenLists.closingParenthesis(tokens, index);
        if (close < 0) {
            throw StatementRefused.syntaxError(null);
        }
        return close;
    }
}
