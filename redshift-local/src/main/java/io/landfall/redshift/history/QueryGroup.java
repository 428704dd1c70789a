package io.landfall.redshift.history;

import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.Token;
import io.landfall.redshift.sql.TokenCursor;
import java.util.Locale;

/** The session's query_group, which labels its statements (AWS page query_group). */
final class QueryGroup {
    private static final String DEFAULT = "default";
    /** Longer texts are not a SET worth looking at. */
    private static final int MAX_LENGTH = 1_000;

    private String label = DEFAULT;

    String label() {
        return label;
    }

    /** Takes note of a SET or RESET that succeeded. */
    void follow(String text) {
        if (text.length() > MAX_LENGTH || !text.toLowerCase(Locale.ROOT).contains("query_group")) {
            return;
        }
        TokenCursor cursor = Statement.of(text).cursor();
        if (cursor.skipWord("reset")) {
            label = cursor.skipWord("query_group") ? DEFAULT : label;
        } else if (cursor.skipWord("set")) {
            cursor.skipWord("session");
            cursor.skipWord("local");
            if (cursor.skipWord("query_group") && (cursor.skipWord("to") || cursor.skipSymbol('='))) {
                label = value(cursor.next());
            }
        }
    }

    private static String value(Token token) {
        String value = token.isString() ? token.stringContent() : token.text();
        return token.isWord("default") ? DEFAULT : value;
    }
}
