package io.landfall.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL text into tokens without losing a character. String literals follow PostgreSQL 8.0, as in Redshift: a backslash
 * escapes the next character in every quoted literal. Anything left open runs to the end of the text; the server reports it.
 */
public final class Tokenizer {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    public static List<Token> tokenize(String sql) {
        return List.copyOf(new Tokenizer(sql).run());
    }

    private List<Token> run() {
        while (position < sql.length()) {
            int start = position;
            Token.Type type = advance();
            tokens.add(new Token(type, sql.substring(start, position)));
        }
        return tokens;
    }

    /** Moves behind the token that begins here and says what it is. */
    private Token.Type advance() {
        char c = sql.charAt(position);
        if (Character.isWhitespace(c)) {
            skipWhile(Character::isWhitespace);
            return Token.Type.WHITESPACE;
        }
        if (startsWith("--")) {
            skipWhile(x -> x != '\n');
            return Token.Type.COMMENT;
        }
        if (startsWith("/*")) {
            skipBlockComment();
            return Token.Type.COMMENT;
        }
        if (c == '\'' || isStringPrefix(c)) {
            skipString();
            return Token.Type.STRING;
        }
        if (c == '"') {
            skipQuotedIdentifier();
            return Token.Type.QUOTED_IDENTIFIER;
        }
        if (c == '$') {
            return advanceDollar();
        }
        if (c == '#' && isWordStart(peek(1)) && TemporaryName.mayFollow(tokens)) {
            position++;
            skipWhile(Tokenizer::isWordPart);
            return Token.Type.WORD;
        }
        return advanceWordOrSymbol(c);
    }

    private Token.Type advanceWordOrSymbol(char c) {
        if (isWordStart(c)) {
            skipWhile(Tokenizer::isWordPart);
            return Token.Type.WORD;
        }
        if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            skipNumber();
            return Token.Type.NUMBER;
        }
        position++;
        return Token.Type.SYMBOL;
    }

    private Token.Type advanceDollar() {
        if (isDigit(peek(1))) {
            position++;
            skipWhile(Tokenizer::isDigit);
            return Token.Type.PARAMETER;
        }
        int tagEnd = position + 1;
        while (tagEnd < sql.length() && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        if (tagEnd == sql.length() || sql.charAt(tagEnd) != '$') {
            position++;
            return Token.Type.SYMBOL;
        }
        String delimiter = sql.substring(position, tagEnd + 1);
        int close = sql.indexOf(delimiter, tagEnd + 1);
        position = close < 0 ? sql.length() : close + delimiter.length();
        return Token.Type.STRING;
    }

    private void skipBlockComment() {
        int depth = 0;
        do {
            if (startsWith("/*")) {
                depth++;
                position += 2;
            } else if (startsWith("*/")) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0 && position < sql.length());
        position = Math.min(position, sql.length());
    }

    private void skipString() {
        position = sql.indexOf('\'', position) + 1;
        while (position < sql.length()) {
            char c = sql.charAt(position++);
            if (c == '\\') {
                position++;
            } else if (c == '\'') {
                if (peek(0) != '\'') {
                    return;
                }
                position++;
            }
        }
        position = sql.length();
    }

    private void skipQuotedIdentifier() {
        position++;
        while (position < sql.length()) {
            if (sql.charAt(position++) == '"') {
                if (peek(0) != '"') {
                    return;
                }
                position++;
            }
        }
    }

    private void skipNumber() {
        skipWhile(Tokenizer::isDigit);
        if (peek(0) == '.' && peek(1) != '.') {
            position++;
            skipWhile(Tokenizer::isDigit);
        }
        int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(1 + sign))) {
            position += 1 + sign;
            skipWhile(Tokenizer::isDigit);
        }
    }

    /** E'', B'', X'' and N'' literals. */
    private boolean isStringPrefix(char c) {
        return "eEbBxXnN".indexOf(c) >= 0 && peek(1) == '\'';
    }

    private boolean startsWith(String text) {
        return sql.startsWith(text, position);
    }

    /** The character at this distance, or NUL behind the end. */
    private char peek(int distance) {
        int index = position + distance;
        return index < sql.length() ? sql.charAt(index) : 0;
    }

    private void skipWhile(CharPredicate wanted) {
        while (position < sql.length() && wanted.test(sql.charAt(position))) {
            position++;
        }
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private interface CharPredicate {
        boolean test(char c);
    }
}
