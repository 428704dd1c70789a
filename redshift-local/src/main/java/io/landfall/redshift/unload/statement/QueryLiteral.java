package io.landfall.redshift.unload.statement;

import io.landfall.redshift.sql.Token;

/** The literal that holds the query: in single quotes, with PostgreSQL 8.0's backslash sequences, or in dollar quotes. */
final class QueryLiteral {
    private static final int OCTAL = 8;
    private static final int OCTAL_DIGITS = 3;

    private final String body;
    private final StringBuilder text = new StringBuilder();
    private int position;

    private QueryLiteral(String body) {
        this.body = body;
    }

    static String decode(Token literal) {
        String source = literal.text();
        if (source.startsWith("$")) {
            int delimiter = source.indexOf('$', 1) + 1;
            return source.substring(delimiter, Math.max(delimiter, source.length() - delimiter));
        }
        int start = source.indexOf('\'') + 1;
        return new QueryLiteral(source.substring(start, Math.max(start, source.length() - 1))).decode();
    }

    private String decode() {
        while (position < body.length()) {
            char c = body.charAt(position++);
            if (c == '\'') {
                position++;
                text.append(c);
            } else if (c == '\\' && position < body.length()) {
                escaped(body.charAt(position++));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private void escaped(char c) {
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            default -> {
                if (Character.digit(c, OCTAL) < 0) {
                    text.append(c);
                } else {
                    octal(c);
                }
            }
        }
    }

    private void octal(char first) {
        int value = Character.digit(first, OCTAL);
        for (int digits = 1; digits < OCTAL_DIGITS && position < body.length(); digits++) {
            int digit = Character.digit(body.charAt(position), OCTAL);
            if (digit < 0) {
                break;
            }
            value = value * OCTAL + digit;
            position++;
        }
        text.append((char) value);
    }
}
