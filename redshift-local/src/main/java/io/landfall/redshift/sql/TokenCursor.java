package io.landfall.redshift.sql;

import java.util.List;

/** Reads significant tokens one after another; the base of the hand-written parsers. */
public final class TokenCursor {
    /** Stands behind the last token, so that parsers need no end checks. */
    private static final Token END = new Token(Token.Type.WHITESPACE, "");

    private final List<Token> tokens;
    private int position;

    public TokenCursor(List<Token> significantTokens) {
        this.tokens = significantTokens;
    }

    public boolean atEnd() {
        return position >= tokens.size();
    }

    /** The next token without taking it; an empty one at the end. */
    public Token peek() {
        return peek(0);
    }

    public Token peek(int distance) {
        int index = position + distance;
        return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
    }

    public Token next() {
        Token token = peek();
        position++;
        return token;
    }

    /** Takes the next token if it is this word (lower case). */
    public boolean skipWord(String word) {
        return skipIf(peek().isWord(word));
    }

    public boolean skipSymbol(char symbol) {
        return skipIf(peek().isSymbol(symbol));
    }

    public void expectWord(String word) {
        if (!skipWord(word)) {
            throw syntaxError();
        }
    }

    public void expectSymbol(char symbol) {
        if (!skipSymbol(symbol)) {
            throw syntaxError();
        }
    }

    /** Takes an identifier and returns the name it stands for, in lower case. */
    public String expectIdentifier() {
        if (!peek().isIdentifier()) {
            throw syntaxError();
        }
        return next().identifier();
    }

    /** Takes a string literal and returns its content. */
    public String expectString() {
        if (!peek().isString()) {
            throw syntaxError();
        }
        return next().stringContent();
    }

    /** Takes a whole number that is not negative. */
    public int expectInteger() {
        Token token = peek();
        if (token.type() != Token.Type.NUMBER || !token.text().matches("\\d{1,9}")) {
            throw syntaxError();
        }
        return Integer.parseInt(next().text());
    }

    /** The error for a statement that does not go on as its grammar wants. */
    public StatementRefused syntaxError() {
        return StatementRefused.syntaxError(atEnd() ? null : peek().text());
    }

    private boolean skipIf(boolean matches) {
        if (matches) {
            position++;
        }
        return matches;
    }
}
