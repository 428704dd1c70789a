package io.landfall.project;

/**
 * Where the first statement of a text ends: at a semicolon outside literals, quoted names and comments. A backslash escapes in
 * literals and comments nest, as in Redshift. What is left open runs to the end of the text; the warehouse reports it.
 */
final class StatementEnd {

    private final String sql;

    private StatementEnd(String sql) {
        this.sql = sql;
    }

    /** Position of the semicolon, or the length of the text. */
    static int of(String sql) {
        StatementEnd text = new StatementEnd(sql);
        int at = 0;
        while (at < sql.length() && sql.charAt(at) != ';') {
            at = text.behind(at);
        }
        return at;
    }

    /** Position of the statement behind the first; the length of the text where there is none. */
    static int second(String sql) {
        StatementEnd text = new StatementEnd(sql);
        int at = of(sql);
        while (at < sql.length() && text.isNothing(at)) {
            at = text.behind(at);
        }
        return at;
    }

    private boolean isNothing(int at) {
        return sql.charAt(at) == ';' || Character.isWhitespace(sql.charAt(at)) || isComment(at);
    }

    private boolean isComment(int at) {
        return sql.startsWith("--", at) || sql.startsWith("/*", at);
    }

    /** Behind the word, literal, name, comment or character that begins there. */
    private int behind(int at) {
        char c = sql.charAt(at);
        if (isComment(at)) {
            return c == '-' ? behindNext("\n", at) : behindBlock(at);
        }
        if (c == '\'' || c == '"') {
            return behindQuote(c, at);
        }
        if (c == '$') {
            return behindDollar(at);
        }
        return Character.isJavaIdentifierStart(c) ? behindWord(at) : at + 1;
    }

    private int behindNext(String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private int behindBlock(int from) {
        int depth = 1;
        int at = from + 2;
        for (; at < sql.length() && depth > 0; at++) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at++;
            }
        }
        return Math.min(at, sql.length());
    }

    /** A doubled quote ends one literal and begins the next, which comes to the same. */
    private int behindQuote(char quote, int from) {
        int at = from + 1;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += quote == '\'' && sql.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, sql.length());
    }

    private int behindDollar(int from) {
        int tag = behindWord(from + 1);
        String text = sql.substring(from, tag);
        int close = text.indexOf('$', 1);
        if (close < 0) {
            return from + 1;
        }
        String quote = text.substring(0, close + 1);
        return behindNext(quote, from + quote.length());
    }

    /** Names may have dollars in them. */
    private int behindWord(int from) {
        int at = from;
        while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
            at++;
        }
        return at;
    }
}
