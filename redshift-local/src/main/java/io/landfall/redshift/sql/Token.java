package io.landfall.redshift.sql;

import java.util.Locale;

/**
 * A piece of SQL text. The texts of all tokens of a statement, joined, are the statement.
 *
 * @param type what kind of piece
 * @param text the exact source text, quotes and white space included
 */
public record Token(Type type, String text) {

    /** Kinds of tokens; operators come one character at a time, as {@link #SYMBOL}. */
    public enum Type {
        WHITESPACE,
        COMMENT,
        WORD,
        QUOTED_IDENTIFIER,
        STRING,
        NUMBER,
        PARAMETER,
        SYMBOL
    }

    /** False for white space and comments. */
    public boolean significant() {
        return type != Type.WHITESPACE && type != Type.COMMENT;
    }

    /** Whether this is the unquoted word {@code word}, in any case; {@code word} is given in lower case. */
    public boolean isWord(String word) {
        return type == Type.WORD && text.equalsIgnoreCase(word);
    }

    public boolean isSymbol(char symbol) {
        return type == Type.SYMBOL && text.charAt(0) == symbol;
    }

    public boolean isString() {
        return type == Type.STRING;
    }

    public boolean isIdentifier() {
        return type == Type.WORD || type == Type.QUOTED_IDENTIFIER;
    }

    /** The unquoted word in lower case; an empty string for anything else. */
    public String keyword() {
        return type == Type.WORD ? text.toLowerCase(Locale.ROOT) : "";
    }

    /** The name an identifier stands for. Redshift folds to lower case even inside double quotes. */
    public String identifier() {
        String name = type == Type.QUOTED_IDENTIFIER ? unquote(text, '"') : text;
        return name.toLowerCase(Locale.ROOT);
    }

    /** The content of a plain string literal with doubled quotes undone; backslashes are left to the caller. */
    public String stringContent() {
        if (text.startsWith("$")) {
            int open = text.indexOf('$', 1) + 1;
            return text.substring(open, Math.max(open, text.length() - open));
        }
        int start = text.indexOf('\'');
        return unquote(text.substring(start), '\'');
    }

    private static String unquote(String quoted, char quote) {
        String body = quoted.substring(1, Math.max(1, quoted.length() - 1));
        return body.replace("" + quote + quote, "" + quote);
    }
}
